import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useMessages } from '#app/components/page/messages.tsx';
import { titleOf } from '#app/components/page/title.ts';
import { walls } from '#app/domain/projection/control.ts';
import { wordsOf } from '#app/server/locale.ts';
import { preferredLocale } from '#app/locales/locales.ts';

export const handle = { body: 'public' };

/** The only wall there is, or a choice among several. */
export async function loader({ request }: LoaderFunctionArgs) {
  const all = (await walls()).map(({ id, name }) => ({ id, name }));
  if (all.length === 1) throw redirect(`/live/${all[0]!.id}`);
  const title = wordsOf(preferredLocale(request.headers.get('accept-language')))('live.title');
  return { title, walls: all };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [titleOf(data?.title)];

export default function Walls() {
  const { title, walls: all } = useLoaderData<typeof loader>();
  const { t, locale } = useMessages();
  return (
    <main className="narrow" id="content">
      <h1>{title}</h1>
      {all.length === 0 ? <p className="lead">{t('live.none')}</p> : null}
      <ul>
        {all.map(({ id, name }) => (
          <li key={id}>
            <a href={`/live/${id}`}>{name}</a>
          </li>
        ))}
      </ul>
      <p className="calls">
        <a href={`/${locale}`}>{t('problem.home')}</a>
      </p>
    </main>
  );
}
