import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Giver } from '#app/components/page/face.tsx';
import { useMessages } from '#app/components/page/messages.tsx';
import { findPublished } from '#app/domain/submissions/published.ts';
import { countryName } from '#app/locales/countries.ts';
import { idParam } from '#app/server/params.ts';

export const loader = ({ params }: LoaderFunctionArgs) => findPublished(idParam(params.id));

export const meta: MetaFunction<typeof loader> = ({ data, params }) =>
  [{ title: data ? [data.name, countryName(data.country, params.locale ?? 'en')].filter(Boolean).join(', ') : '' }];

export default function WallItem() {
  const item = useLoaderData<typeof loader>();
  const { t, locale } = useMessages();
  const wall = item.renditions.find(({ name }) => name === 'wall');
  return (
    <main className="wide item">
      {wall ? <img src={wall.src} width={wall.width} height={wall.height} alt={[item.name, countryName(item.country, locale)].filter(Boolean).join(', ')} /> : null}
      {item.text ? <blockquote dir="auto" lang={item.locale}>{item.text}</blockquote> : null}
      <p className="item-giver"><Giver name={item.name} country={item.country} /></p>
      {item.message ? <p className="item-message" dir="auto" lang={item.locale}>{item.message}</p> : null}
      <p><a href={`/${locale}/wall`}>{t('wall.back')}</a></p>
    </main>
  );
}
