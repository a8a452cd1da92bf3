import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Face } from '#app/components/page/face.tsx';
import { useMessages } from '#app/components/page/messages.tsx';
import { titleOf } from '#app/components/page/title.ts';
import { faceOf, publishedPage } from '#app/domain/submissions/published.ts';
import { localeParam, wordsOf } from '#app/server/locale.ts';
import { SubmissionId } from '#db/ids.ts';

/** How many items a page holds, and how many of them are loaded before anybody scrolls. */
const pageSize = 36;
const firstSight = 8;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const title = wordsOf(localeParam(params.locale))('wall.title');
  const before = SubmissionId.safeParse(new URL(request.url).searchParams.get('before')).data;
  const items = await publishedPage({ before, limit: pageSize });
  return {
    title,
    items: items.map(faceOf),
    isFirst: before === undefined,
    more: items.length === pageSize ? items.at(-1)!.id : null,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [titleOf(data?.title)];

export default function Wall() {
  const { items, isFirst, more } = useLoaderData<typeof loader>();
  const { t, locale } = useMessages();
  const empty = items.length === 0;
  return (
    <main className="wide" id="content">
      <h1>{t('wall.title')}</h1>
      <p className="lead">{t(empty ? (isFirst ? 'wall.empty' : 'wall.end') : 'wall.lead')}</p>
      <div className="faces faces-all">
        {items.map((item, index) => (
          <Face key={item.id} item={item} eager={index < firstSight} />
        ))}
      </div>
      <nav className="calls" aria-label={t('wall.title')}>
        {more ? (
          <a className="secondary" href={`?before=${more}`}>
            {t('wall.more')}
          </a>
        ) : null}
        {isFirst ? null : <a href={`/${locale}/wall`}>{t('wall.newest')}</a>}
        {empty && isFirst ? (
          <a className="primary" href={`/${locale}/take-part`}>
            {t('landing.call')}
          </a>
        ) : null}
      </nav>
    </main>
  );
}
