import type { Published, PublishedFace } from '#app/domain/submissions/published.ts';
import { countryName } from '#app/locales/countries.ts';
import { useMessages } from './messages.tsx';
import { shapeOf } from './shape.ts';

/** Who gave it: the name where there is one, and the country in the page's language. */
export function Giver({ name, country }: Pick<Published, 'name' | 'country'>) {
  const { locale } = useMessages();
  return (
    <>
      {name ? (
        <span className="giver-name">
          <bdi>{name}</bdi>
        </span>
      ) : null}
      <span className="giver-country">{countryName(country, locale)}</span>
    </>
  );
}

/** What a picture shows, for those who do not see it. */
export function useAlt({ kind, name, country }: Pick<Published, 'kind' | 'name' | 'country'>): string {
  const { t, locale } = useMessages();
  const who = [name, countryName(country, locale)].filter(Boolean).join(', ');
  return kind === 'photo' ? t('wall.photo.alt', { who }) : t('wall.portrait.alt', { who });
}

/** How wide a picture stands in a row, for the browser's choice of a rendition. */
const sizes = '(min-width: 60rem) 20rem, 60vw';

/** One published item among others: its picture, or the beginning of its words. */
export function Face({ item, eager = false }: { item: PublishedFace; eager?: boolean }) {
  const { locale } = useMessages();
  const alt = useAlt(item);
  const { card, thumb } = item;
  return (
    <a
      className={`face ${item.text ? 'face-testimony shape-wider' : shapeOf(card ?? { width: 4, height: 3 })}`}
      href={`/${locale}/wall/${item.id}`}
    >
      <span className="face-shown">
        {card && thumb ? (
          <img
            src={card.src}
            srcSet={`${thumb.src} ${thumb.width}w, ${card.src} ${card.width}w`}
            sizes={sizes}
            width={card.width}
            height={card.height}
            alt={alt}
            loading={eager ? 'eager' : 'lazy'}
            decoding="async"
          />
        ) : null}
        {item.text ? (
          <q dir="auto" lang={item.locale}>
            {item.text}
          </q>
        ) : null}
      </span>
      <span className="face-giver">
        <Giver name={item.name} country={item.country} />
      </span>
    </a>
  );
}
