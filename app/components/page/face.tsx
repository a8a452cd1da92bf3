import type { Published } from '#app/domain/submissions/published.ts';
import { countryName } from '#app/locales/countries.ts';
import { useMessages } from './messages.tsx';

/** Who gave it: the name where there is one, and the country in the page's language. */
export function Giver({ name, country }: Pick<Published, 'name' | 'country'>) {
  const { locale } = useMessages();
  return <>{name ? <><bdi>{name}</bdi>{' · '}</> : null}{countryName(country, locale)}</>;
}

/** One published item in a list: its picture, or the beginning of its words. */
export function Face({ item, eager = false }: { item: Published; eager?: boolean }) {
  const { locale } = useMessages();
  const card = item.renditions.find(({ name }) => name === 'card');
  const thumb = item.renditions.find(({ name }) => name === 'thumb');
  const alt = [item.name, countryName(item.country, locale)].filter(Boolean).join(', ');
  return (
    <a className={`face face-${item.kind}`} href={`/${locale}/wall/${item.id}`}>
      {card && thumb ? (
        <img className={card.height > card.width ? 'tall' : undefined} src={card.src} srcSet={`${thumb.src} ${thumb.width}w, ${card.src} ${card.width}w`} sizes="(min-width: 60rem) 20rem, 50vw"
          width={card.width} height={card.height} alt={alt} loading={eager ? 'eager' : 'lazy'} decoding="async" />
      ) : null}
      {item.text ? <blockquote dir="auto" lang={item.locale}>{item.text}</blockquote> : null}
      <span className="face-giver"><Giver name={item.name} country={item.country} /></span>
    </a>
  );
}
