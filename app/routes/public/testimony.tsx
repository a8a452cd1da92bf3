import { randomUUID } from 'node:crypto';
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { SubmissionForm } from '#app/components/form/submission-form.tsx';
import { useMessages } from '#app/components/page/messages.tsx';
import { submit } from '#app/server/forms.ts';
import { localeParam, wordsOf } from '#app/server/locale.ts';

export const loader = ({ params }: LoaderFunctionArgs) => ({
  attempt: randomUUID(),
  title: wordsOf(localeParam(params.locale))('testimony.title'),
});

export async function action({ params, context }: ActionFunctionArgs) {
  const locale = localeParam(params.locale);
  const given = await submit(context, { kind: 'testimony', locale });
  if (!given.ok) return data(given, { status: given.status });
  return redirect(`/${locale}/receipt/${given.received.receipt}`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function Testimony() {
  const { attempt } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() ?? { problems: [], kept: {} };
  const { t } = useMessages();
  return (
    <main className="narrow" id="content">
      <h1>{t('testimony.title')}</h1>
      <p className="lead">{t('testimony.lead')}</p>
      <SubmissionForm kind="testimony" state={state} attempt={attempt} />
    </main>
  );
}
