import type { ActionFunctionArgs, HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { SubmissionForm } from '#app/components/form/submission-form.tsx';
import { useMessages } from '#app/components/page/messages.tsx';
import { titleOf } from '#app/components/page/title.ts';
import { findPartner } from '#app/domain/campaign/partner.ts';
import { formPage, take } from '#app/server/taking-part.ts';

export async function loader({ params }: LoaderFunctionArgs) {
  const [page, { name }] = await Promise.all([formPage(params.locale, 'photo'), findPartner(params.partner!)]);
  return { ...page, partner: name };
}

export const action = (args: ActionFunctionArgs) => take(args, { kind: 'photo', partner: args.params.partner! });

/** When to come back, where many are writing. */
export const headers: HeadersFunction = ({ actionHeaders }) => actionHeaders;

export const meta: MetaFunction<typeof loader> = ({ data }) => [titleOf(data && `${data.title} · ${data.partner}`)];

export default function PartnerTakePart() {
  const page = useLoaderData<typeof loader>();
  const { t } = useMessages();
  return (
    <main className="narrow" id="content">
      <p className="partner-with">{t('partner.with', { partner: page.partner })}</p>
      <h1>{t('take-part.title')}</h1>
      <p className="lead">{t('take-part.lead')}</p>
      <SubmissionForm kind="photo" page={page} state={useActionData<typeof action>()} />
    </main>
  );
}
