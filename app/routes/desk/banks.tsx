import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { BankList } from '#app/components/banks/bank-list.tsx';
import { MakeBank } from '#app/components/banks/make-bank.tsx';
import { deskHead } from '#app/components/desk/title.ts';
import { useMessages } from '#app/components/page/messages.tsx';
import { makeBank, modes } from '#app/domain/examination/banks/bank.ts';
import { listBanks } from '#app/domain/examination/banks/list.ts';
import { Conflict } from '#app/domain/errors.ts';
import { may } from '#app/domain/staff/rights.ts';
import { NewBank, problemOf, problemsOf } from '#app/server/bank-form.ts';
import { requireDesk } from '#app/server/session.ts';

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireDesk(request, 'read-banks');
  return { banks: await listBanks(), modes, mayChange: may(actor, 'change-banks') };
}

export const meta: MetaFunction = ({ matches }) => deskHead(matches, { key: 'desk.banks.title' });

/** Makes an empty bank. */
export async function action({ request }: ActionFunctionArgs) {
  const { id: actor } = await requireDesk(request, 'change-banks');
  const fields = Object.fromEntries([...(await request.formData())].map(([name, value]) => [name, String(value)]));
  const kept = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, [value]]));
  const wanted = NewBank.safeParse(fields);
  if (!wanted.success) return data({ problems: problemsOf(wanted.error), kept }, { status: 422 });
  try {
    await makeBank(wanted.data, actor);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return data({ problems: [problemOf('bank-slug', 'taken')], kept }, { status: 409 });
  }
  return redirect(`/desk/banks/${wanted.data.slug}`, 303);
}

export default function Banks() {
  const { banks, modes: choices, mayChange } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useMessages();
  return (
    <main className="lexicon" id="content">
      <h1>{t('desk.banks.title')}</h1>
      <p className="lead">{t('desk.banks.lead')}</p>
      <p>{t('desk.banks.shared')}</p>
      {banks.length > 0 ? <BankList banks={banks} /> : <p>{t('desk.banks.none')}</p>}
      {mayChange ? <MakeBank modes={choices} state={refused ?? { problems: [], kept: {} }} /> : null}
    </main>
  );
}
