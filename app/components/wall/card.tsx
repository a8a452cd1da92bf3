import { countryName } from '#app/locales/countries.ts';
import { useMessages } from '../page/messages.tsx';
import { sizesOf } from './card-sizes.ts';
import type { ServerClock } from './server-clock.ts';
import type { Item, WallCard } from './timeline-state.ts';
import { WordsCard } from './words-card.tsx';

/** One card, as it stands on a wall. @param clock the server's, for what is counted down */
export function Card({ card, clock }: { card: WallCard; clock: ServerClock }) {
  const { kind, layout, items } = card;
  const sizes = sizesOf(card);
  if (kind !== 'mosaic' && kind !== 'photo' && kind !== 'testimony') return <WordsCard card={card} clock={clock} />;
  if (kind === 'testimony') return <Testimony item={items[0]!} sizes={sizes} />;
  if (kind === 'photo') return <Photo item={items[0]!} sizes={sizes} />;
  return (
    <div className={`mosaic ${layout}`}>
      {items.map((item) => (
        <figure key={item.submission}>
          <Picture item={item} sizes={sizes} />
          <figcaption>
            <Giver item={item} />
          </figcaption>
        </figure>
      ))}
    </div>
  );
}

function Photo({ item, sizes }: { item: Item; sizes: string }) {
  return (
    <figure className="photo">
      <Picture item={item} sizes={sizes} />
      <figcaption>
        <Giver item={item} />
        {item.text ? <q dir="auto">{item.text}</q> : null}
      </figcaption>
    </figure>
  );
}

/** A quotation: the shorter, the larger. */
function Testimony({ item, sizes }: { item: Item; sizes: string }) {
  const length = item.text?.length ?? 0;
  const size = length > 200 ? 'long' : length > 110 ? 'middle' : 'short';
  return (
    <figure className={`testimony testimony-${size}${item.src ? ' testimony-portrait' : ''}`}>
      <Picture item={item} sizes={sizes} />
      <blockquote dir="auto">{item.text}</blockquote>
      <figcaption>
        <Giver item={item} />
      </figcaption>
    </figure>
  );
}

function Picture({ item: { src, srcset, width, height, alt }, sizes }: { item: Item; sizes: string }) {
  if (!src) return null;
  return <img src={src} srcSet={srcset} sizes={sizes} width={width} height={height} alt={alt} decoding="sync" />;
}

function Giver({ item: { name, country } }: { item: Item }) {
  const { locale } = useMessages();
  return (
    <>
      {name ? <bdi className="wall-name">{name}</bdi> : null}
      {country ? <span className="wall-country">{countryName(country, locale)}</span> : null}
    </>
  );
}
