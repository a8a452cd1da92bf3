import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { deskHead } from '#app/components/desk/title.ts';
import { useMessages } from '#app/components/page/messages.tsx';
import { BackToWords } from '#app/components/words/back-to-words.tsx';
import { EntryChanges } from '#app/components/words/entry-changes.tsx';
import { EntryFacts } from '#app/components/words/entry-facts.tsx';
import { EntryForm } from '#app/components/words/entry-form.tsx';
import { entryChoices } from '#app/domain/examination/words/entry-choices.ts';
import { changeEntry, switchEntry } from '#app/domain/examination/words/change-lexicon.ts';
import { changesOf, findEntry } from '#app/domain/examination/words/list-lexicon.ts';
import { Conflict } from '#app/domain/errors.ts';
import { keptOf, takeEntry } from '#app/server/lexicon-form.ts';
import { entryParam } from '#app/server/params.ts';
import { requireDesk } from '#app/server/session.ts';

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireDesk(request, 'change-words');
  const id = entryParam(params.entry);
  const [entry, changes] = await Promise.all([findEntry(id), changesOf(id)]);
  const saved = new URL(request.url).searchParams.has('saved');
  return { entry, changes, saved, kept: keptOf(entry), choices: entryChoices };
}

export const meta: MetaFunction = ({ matches }) => deskHead(matches, { key: 'desk.lexicon.edit' });

export async function action({ request, params }: ActionFunctionArgs) {
  const { id: actor } = await requireDesk(request, 'change-words');
  const form = await request.formData();
  const id = entryParam(params.entry);
  const seen = Number(form.get('change'));
  const to = form.get('switch');
  if (to === 'on' || to === 'off') {
    try {
      await switchEntry(id, to, seen, actor);
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      const problems = [{ field: 'form', code: 'changed', message: error.message }];
      return data({ problems, kept: null }, { status: 409 });
    }
  } else {
    const refused = await takeEntry(form, (wanted) => changeEntry(id, wanted, seen, actor));
    if (refused) return data(refused, { status: refused.status });
  }
  return redirect(`/desk/words/${id}?saved`, 303);
}

/** Where somebody else was first, what stands now is shown above what she typed; saved once more, hers is kept. */
export default function WordsEntry() {
  const { entry, changes, saved, kept, choices } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useMessages();
  const state = { problems: refused?.problems ?? [], kept: refused?.kept ?? kept };
  const overtaken = state.problems.some(({ field }) => field === 'form');
  return (
    <main className="lexicon-entry" id="content">
      <BackToWords />
      <h1>{t('desk.lexicon.edit')}</h1>
      {saved && !refused ? (
        <p className="outcome" role="status">
          {t('desk.lexicon.saved')}
        </p>
      ) : null}
      <EntryForm state={state} choices={choices} hidden={{ change: String(entry.change) }}>
        {overtaken ? (
          <section className="lexicon-now" aria-labelledby="now">
            <h2 id="now">{t('desk.lexicon.now')}</h2>
            <EntryFacts entry={entry} />
          </section>
        ) : null}
      </EntryForm>
      <form method="post" className="lexicon-switch">
        <input type="hidden" name="change" value={entry.change} />
        <p id="switch-what">{t('desk.lexicon.switch', { standing: entry.standing })}</p>
        <button type="submit" name="switch" value={entry.disabledAt ? 'on' : 'off'} aria-describedby="switch-what">
          {t(entry.disabledAt ? 'desk.lexicon.switch.on' : 'desk.lexicon.switch.off')}
        </button>
      </form>
      <section aria-labelledby="changes">
        <h2 id="changes">{t('desk.lexicon.changes')}</h2>
        <EntryChanges changes={changes} />
      </section>
    </main>
  );
}
