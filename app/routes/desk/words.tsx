import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { deskHead } from '#app/components/desk/title.ts';
import { useMessages } from '#app/components/page/messages.tsx';
import { EntryList } from '#app/components/words/entry-list.tsx';
import { SearchWords } from '#app/components/words/search-words.tsx';
import { TryWords } from '#app/components/words/try-words.tsx';
import { entryChoices } from '#app/domain/examination/words/entry-choices.ts';
import { lexiconLanguages, listEntries } from '#app/domain/examination/words/list-lexicon.ts';
import { tryWords } from '#app/domain/examination/words-check.ts';
import { may } from '#app/domain/staff/rights.ts';
import { askedOf, readTrial } from '#app/server/lexicon-search.ts';
import { requireDesk } from '#app/server/session.ts';

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireDesk(request, 'read-words');
  const asked = askedOf(request);
  const [list, languages] = await Promise.all([listEntries(asked), lexiconLanguages()]);
  return { ...list, asked, languages, categories: entryChoices.categories, mayChange: may(actor, 'change-words') };
}

export const meta: MetaFunction = ({ matches }) => deskHead(matches, { key: 'desk.lexicon.title' });

/** Tries a text, which is kept nowhere. */
export async function action({ request }: ActionFunctionArgs) {
  await requireDesk(request, 'read-words');
  const { text, kind, problems } = readTrial(await request.formData());
  const found = problems.length === 0 ? await tryWords(text, kind) : [];
  return data({ text, kind, problems, found }, { status: problems.length === 0 ? 200 : 422 });
}

export default function Words() {
  const { entries, count, next, asked, languages, categories, mayChange } = useLoaderData<typeof loader>();
  const tried = useActionData<typeof action>();
  const { t } = useMessages();
  return (
    <main className="lexicon" id="content">
      <h1>{t('desk.lexicon.title')}</h1>
      <p className="lead">{t('desk.lexicon.lead')}</p>
      <TryWords tried={tried ?? null} mayChange={mayChange} />
      <section aria-labelledby="list">
        <div className="lexicon-head">
          <h2 id="list">{t('desk.lexicon.list')}</h2>
          {mayChange ? (
            <Link className="secondary" to="/desk/words/new">
              {t('desk.lexicon.add')}
            </Link>
          ) : null}
        </div>
        <SearchWords asked={asked} languages={languages} categories={categories} />
        <EntryList entries={entries} count={count} asked={asked} next={next} mayChange={mayChange} />
      </section>
    </main>
  );
}
