import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Face } from '#app/components/page/face.tsx';
import { useMessages } from '#app/components/page/messages.tsx';
import { publishedPage, type Place } from '#app/domain/submissions/published.ts';
import { localeParam, wordsOf } from '#app/server/locale.ts';
import { SubmissionId } from '#db/ids.ts';

const pageSize = 36;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const title = wordsOf(localeParam(params.locale))('wall.title');
  const items = await publishedPage({ before: placeIn(new URL(request.url).searchParams.get('before')), limit: pageSize });
  const last = items.length === pageSize ? items.at(-1) : undefined;
  return { title, items, more: last ? `${last.receivedAt.getTime()}_${last.id}` : null };
}

/** A place in the list as it stands in an address; what is none begins at the top. */
function placeIn(given: string | null): Place | undefined {
  const [ms, id] = given?.split('_') ?? [];
  const parsed = SubmissionId.safeParse(id);
  return parsed.success && /^\d{1,15}$/.test(ms ?? '') ? { receivedAt: new Date(Number(ms)), id: parsed.data } : undefined;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Wall() {
  const { items, more } = useLoaderData<typeof loader>();
  const { t } = useMessages();
  return (
    <main className="wide">
      <h1>{t('wall.title')}</h1>
      {items.length === 0 ? <p className="lead">{t('wall.empty')}</p> : null}
      <div className="faces faces-all">{items.map((item, index) => <Face key={item.id} item={item} eager={index < 6} />)}</div>
      {more ? <p className="calls"><a href={`?before=${more}`}>{t('wall.more')}</a></p> : null}
    </main>
  );
}
