import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Giver, useAlt } from '#app/components/page/face.tsx';
import { useMessages } from '#app/components/page/messages.tsx';
import { titleOf } from '#app/components/page/title.ts';
import { findPublished } from '#app/domain/submissions/published.ts';
import { countryName } from '#app/locales/countries.ts';
import { idParam } from '#app/server/params.ts';

export const loader = ({ params }: LoaderFunctionArgs) => findPublished(idParam(params.id));

export const meta: MetaFunction<typeof loader> = ({ data, params }) => [
  titleOf(data && [data.name, countryName(data.country, params.locale ?? 'en')].filter(Boolean).join(', ')),
];

export default function WallItem() {
  const item = useLoaderData<typeof loader>();
  const { t, locale } = useMessages();
  const alt = useAlt(item);
  const wall = item.renditions.find(({ name }) => name === 'wall');
  const card = item.renditions.find(({ name }) => name === 'card');
  return (
    <main className={`item item-${item.kind}`} id="content">
      <h1 className="unseen">{alt}</h1>
      <figure>
        {wall && card ? (
          <img
            src={wall.src}
            srcSet={`${card.src} ${card.width}w, ${wall.src} ${wall.width}w`}
            sizes={item.text ? '(min-width: 60rem) 24rem, 90vw' : '90vw'}
            width={wall.width}
            height={wall.height}
            alt={alt}
          />
        ) : null}
        <figcaption>
          {item.text ? (
            <blockquote dir="auto" lang={item.locale}>
              {item.text}
            </blockquote>
          ) : null}
          {item.message ? (
            <blockquote className="item-message" dir="auto" lang={item.locale}>
              {item.message}
            </blockquote>
          ) : null}
          <p className="giver">
            <Giver name={item.name} country={item.country} />
          </p>
        </figcaption>
      </figure>
      <p className="calls">
        <a href={`/${locale}/wall`}>{t('wall.back')}</a>
        <a href={`/${locale}/take-part`}>{t('landing.call')}</a>
        <a href={`/${locale}/wall/${item.id}/flag`}>{t('flag.link')}</a>
      </p>
    </main>
  );
}
