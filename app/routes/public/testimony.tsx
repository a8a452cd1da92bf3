import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { SubmissionForm } from '#app/components/form/submission-form.tsx';
import { useMessages } from '#app/components/page/messages.tsx';
import { titleOf } from '#app/components/page/title.ts';
import { formPage, take } from '#app/server/taking-part.ts';

export const loader = ({ params }: LoaderFunctionArgs) => formPage(params.locale, 'testimony');

export const action = (args: ActionFunctionArgs) => take(args, { kind: 'testimony' });

/** When to come back, where many are writing. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [titleOf(data?.title)];

export default function Testimony() {
  const { t } = useMessages();
  return (
    <main className="narrow" id="content">
      <h1>{t('testimony.title')}</h1>
      <p className="lead">{t('testimony.lead')}</p>
      <SubmissionForm kind="testimony" page={useLoaderData<typeof loader>()} state={useActionData<typeof action>()} />
    </main>
  );
}
