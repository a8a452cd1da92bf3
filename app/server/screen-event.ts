import type { CardFace, ShownCard } from '#app/domain/projection/cards.ts';
import type { WallNews } from '#app/domain/projection/stream.ts';
import type { ShownRendition } from '#app/domain/submissions/rendition.ts';
import { countryName } from '#app/locales/countries.ts';

/** One event of the screen's stream as its bytes, to be encoded once and written to every client. */
export function encode(event: string, data: object, id?: number): Buffer {
  const lines = [id === undefined ? '' : `id: ${id}\n`, `event: ${event}\n`, `data: ${JSON.stringify(data)}\n\n`];
  return Buffer.from(lines.join(''));
}

/** News as the contract has them. */
export function encodeNews(news: WallNews): Buffer {
  switch (news.kind) {
    case 'card':
      return encode('card', cardData(news.card), news.number);
    case 'retime':
      return encode('retime', { from: news.from, cards: news.cards.map(cardData) }, news.number);
    case 'pull':
      return encode('pull', { submission: news.submission, pull: news.number }, news.number);
    case 'control':
      return encode('control', { mode: news.mode, text: news.text }, news.number);
  }
}

/** A card as screens and the desk get it. */
export const cardData = ({ card, at, until, kind, layout, says, items }: ShownCard) => ({
  card,
  at,
  until,
  kind,
  layout,
  ...says,
  items: items.map((face) => itemData(face, layout)),
});

export function itemData(face: CardFace, layout: string) {
  const { submission, renditions, words } = face;
  const picture = pick(renditions, layout === 'single' ? ['wall', 'card'] : ['card', 'wall']);
  return {
    submission,
    ...(picture && { src: picture.src, srcset: srcset(renditions), width: picture.width, height: picture.height }),
    ...(face.name && { name: face.name }),
    country: face.country,
    ...(words && { text: words }),
    alt: [face.name, countryName(face.country, 'en')].filter(Boolean).join(', '),
  };
}

const pick = (renditions: ShownRendition[], names: ShownRendition['name'][]) =>
  names.map((name) => renditions.find((one) => one.name === name)).find(Boolean);

const srcset = (renditions: ShownRendition[]) =>
  renditions
    .filter(({ name }) => name !== 'thumb')
    .map(({ src, width }) => `${src} ${width}w`)
    .join(', ');
