import { randomUUID } from 'node:crypto';
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { SubmissionForm } from '#app/components/form/submission-form.tsx';
import { useMessages } from '#app/components/page/messages.tsx';
import { findPartner } from '#app/domain/campaign/partner.ts';
import { submit } from '#app/server/forms.ts';
import { localeParam, wordsOf } from '#app/server/locale.ts';

export async function loader({ params }: LoaderFunctionArgs) {
  const title = wordsOf(localeParam(params.locale))('take-part.title');
  const { name } = await findPartner(params.partner!);
  return { attempt: randomUUID(), partner: name, title: `${title} · ${name}` };
}

export async function action({ params, context }: ActionFunctionArgs) {
  const locale = localeParam(params.locale);
  const given = await submit(context, { kind: 'photo', locale, partner: params.partner! });
  if (!given.ok) return data(given, { status: given.status });
  return redirect(`/${locale}/receipt/${given.received.receipt}`, 303);
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title }];

export default function PartnerTakePart() {
  const { attempt, partner } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() ?? { problems: [], kept: {} };
  const { t } = useMessages();
  return (
    <main className="narrow" id="content">
      <p className="partner-with">{t('partner.with', { partner })}</p>
      <h1>{t('take-part.title')}</h1>
      <p className="lead">{t('take-part.lead')}</p>
      <SubmissionForm kind="photo" state={state} attempt={attempt} />
    </main>
  );
}
