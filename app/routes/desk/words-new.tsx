import { randomBytes } from 'node:crypto';
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { deskHead } from '#app/components/desk/title.ts';
import { useMessages } from '#app/components/page/messages.tsx';
import { BackToWords } from '#app/components/words/back-to-words.tsx';
import { EntryForm } from '#app/components/words/entry-form.tsx';
import { entryChoices } from '#app/domain/examination/words/entry-choices.ts';
import { addEntry } from '#app/domain/examination/words/change-lexicon.ts';
import { keptOfNew, takeEntry } from '#app/server/lexicon-form.ts';
import { problem } from '#app/server/problem.ts';
import { requireDesk } from '#app/server/session.ts';

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

/** Ids of the desk's own: none of the program's list begins so, and nothing that is hateful stands in them. */
const ownId = /^desk\.[0-9a-f]{10}$/;

export async function loader({ request }: LoaderFunctionArgs) {
  await requireDesk(request, 'change-words');
  return { id: `desk.${randomBytes(5).toString('hex')}`, choices: entryChoices, kept: keptOfNew };
}

export const meta: MetaFunction = ({ matches }) => deskHead(matches, { key: 'desk.lexicon.add' });

export async function action({ request }: ActionFunctionArgs) {
  const { id: actor } = await requireDesk(request, 'change-words');
  const form = await request.formData();
  const id = String(form.get('id'));
  if (!ownId.test(id)) throw problem(422, 'The form has lost its number. Please open it again.');
  const refused = await takeEntry(form, (wanted) => addEntry(id, wanted, actor));
  if (!refused) return redirect(`/desk/words/${id}?saved`, 303);
  if (refused.status === 409) return redirect(`/desk/words/${id}`, 303); // sent twice: it is there
  return data(refused, { status: refused.status });
}

export default function NewWords() {
  const { id, choices, kept } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useMessages();
  const state = refused ?? { problems: [], kept };
  return (
    <main className="lexicon-entry" id="content">
      <BackToWords />
      <h1>{t('desk.lexicon.add')}</h1>
      <EntryForm state={state} choices={choices} hidden={{ id: state.kept.id?.[0] ?? id }} />
    </main>
  );
}
