import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { BackToBanks } from '#app/components/banks/back-to-banks.tsx';
import { FileField } from '#app/components/banks/file-field.tsx';
import { LineProblems } from '#app/components/banks/line-problems.tsx';
import { deskHead } from '#app/components/desk/title.ts';
import { ProblemSummary } from '#app/components/form/field.tsx';
import { useMessages } from '#app/components/page/messages.tsx';
import { findBank } from '#app/domain/examination/banks/bank.ts';
import { columns } from '#app/domain/examination/banks/listing.ts';
import { takeEntries } from '#app/server/bank-form.ts';
import { bankParam } from '#app/server/params.ts';
import { requireDesk } from '#app/server/session.ts';

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireDesk(request, 'change-banks');
  return { bank: await findBank(bankParam(params.bank)), header: columns.join() };
}

export const meta: MetaFunction = ({ matches }) => deskHead(matches, { key: 'desk.banks.import' });

/** Adds what others share: all of a file, or nothing. */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const { id: actor } = await requireDesk(request, 'change-banks');
  const { slug } = await findBank(bankParam(params.bank));
  const taken = await takeEntries(context.incoming, slug, actor);
  if ('problems' in taken) return data(taken, { status: taken.status });
  return redirect(`/desk/banks/${slug}?made=${taken.made}&known=${taken.known}`, 303);
}

export default function BankImport() {
  const { bank, header } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const state = refused ?? { problems: [], kept: {} };
  const { t } = useMessages();
  return (
    <main className="lexicon-entry" id="content">
      <BackToBanks bank={bank} />
      <h1>{t('desk.banks.import')}</h1>
      <p className="lead">{t('desk.banks.import.what')}</p>
      <p>
        {t('desk.banks.import.header')} <code>{header}</code>
      </p>
      <form method="post" encType="multipart/form-data" className="lexicon-form">
        <ProblemSummary state={state} />
        {refused?.lines ? <LineProblems lines={refused.lines} header={header} /> : null}
        <FileField label={t('desk.banks.file')} accept=".csv,text/csv" state={state} />
        <button type="submit" className="primary">
          {t('desk.banks.add')}
        </button>
      </form>
    </main>
  );
}
