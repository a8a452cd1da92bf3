import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { ChooseBank } from '#app/components/banks/choose-bank.tsx';
import { NoteField } from '#app/components/banks/note-field.tsx';
import { Thumb } from '#app/components/clusters/thumb.tsx';
import { deskHead } from '#app/components/desk/title.ts';
import { ProblemSummary } from '#app/components/form/field.tsx';
import { useMessages } from '#app/components/page/messages.tsx';
import { addEntry } from '#app/domain/examination/banks/entry.ts';
import { listBanks } from '#app/domain/examination/banks/list.ts';
import { Conflict } from '#app/domain/errors.ts';
import { mustSee } from '#app/domain/moderation/sight.ts';
import { findItem } from '#app/domain/submissions/find.ts';
import { renditionsOf } from '#app/domain/submissions/rendition.ts';
import { Note, problemOf } from '#app/server/bank-form.ts';
import { bankParam, idParam } from '#app/server/params.ts';
import { problem } from '#app/server/problem.ts';
import { requireDesk } from '#app/server/session.ts';

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

/** A rejected item with a picture, for who may add it to a bank. */
async function itemFor({ request, params }: Pick<LoaderFunctionArgs, 'request' | 'params'>) {
  const actor = await requireDesk(request, 'change-banks');
  const id = idParam(params.id);
  await mustSee(actor, id);
  const { state } = await findItem(id);
  if (state !== 'rejected') throw problem(409, 'Only the picture of what was rejected is added to a bank.');
  return { actor, id };
}

export async function loader(args: LoaderFunctionArgs) {
  const { id } = await itemFor(args);
  const [banks, renditions] = await Promise.all([listBanks(), renditionsOf(id)]);
  return {
    id,
    banks: banks.filter(({ disabledAt }) => disabledAt === null),
    thumb: renditions.find(({ name }) => name === 'thumb'),
  };
}

export const meta: MetaFunction = ({ matches }) => deskHead(matches, { key: 'desk.banks.from-item' });

export async function action(args: ActionFunctionArgs) {
  const { actor, id } = await itemFor(args);
  const form = await args.request.formData();
  const [bank, typed] = [String(form.get('bank') ?? ''), String(form.get('note') ?? '')];
  const refuse = (field: string, code: string) =>
    data(
      { problems: [problemOf(field, code)], kept: { bank: [bank], note: [typed] } },
      { status: code === 'known' ? 409 : 422 },
    );
  const note = Note.safeParse(typed);
  if (bank === '') return refuse('bank', 'required');
  if (!note.success) return refuse('note', 'over-500');
  try {
    await addEntry(bankParam(bank), id, actor.id, note.data);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return refuse('bank', 'known');
  }
  return redirect(`/desk/banks/${bank}`, 303);
}

export default function ItemBank() {
  const { id, banks, thumb } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() ?? { problems: [], kept: {} };
  const { t } = useMessages();
  return (
    <main className="lexicon-entry" id="content">
      <p className="lexicon-back">
        <Link to={`/desk/item/${id}`}>{t('desk.banks.back-to-item')}</Link>
      </p>
      <h1>{t('desk.banks.from-item')}</h1>
      <p className="lead">{t('desk.banks.from-item.what')}</p>
      <div className="bank-thumb">
        <Thumb thumb={thumb} veiled />
      </div>
      {banks.length > 0 ? (
        <form method="post" className="lexicon-form">
          <ProblemSummary state={state} />
          <ChooseBank banks={banks} state={state} />
          <NoteField state={state} />
          <button type="submit" className="primary">
            {t('desk.banks.add')}
          </button>
        </form>
      ) : (
        <p>
          {t('desk.banks.none')} <Link to="/desk/banks">{t('desk.banks.title')}</Link>
        </p>
      )}
    </main>
  );
}
