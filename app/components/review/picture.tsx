import { useEffect, useRef } from 'react';
import { thumbHashToDataURL } from 'thumbhash';
import type { Facts } from '#app/domain/moderation/facts.ts';
import { useMessages } from '../page/messages.tsx';
import { whoOf } from './who.ts';

/** The first of these renditions that there is. */
export const renditionOf = (item: Facts, names: ('wall' | 'card')[]) =>
  names.map((name) => item.renditions.find((one) => one.name === name)).find(Boolean);

/** An item's picture over its placeholder, in the first of these renditions that there is; nothing without one. */
export function Picture({
  item,
  names,
  alt,
}: {
  item: Facts;
  names: ('wall' | 'card')[];
  /** Whose it is, unless words beside it say that. */
  alt?: '';
}) {
  const { locale } = useMessages();
  const image = useRef<HTMLImageElement>(null);
  const shown = renditionOf(item, names);
  useEffect(() => {
    if (!image.current || !item.placeholder || image.current.complete) return;
    const bytes = Uint8Array.from(atob(item.placeholder), (letter) => letter.charCodeAt(0));
    image.current.style.background = `center / contain no-repeat url(${thumbHashToDataURL(bytes)})`;
  }, [item.id, item.placeholder]);
  return shown ? (
    <img
      key={item.id}
      ref={image}
      src={shown.src}
      width={shown.width}
      height={shown.height}
      decoding="sync"
      alt={alt ?? whoOf(item, locale)}
      onLoad={(event) => event.currentTarget.style.removeProperty('background')}
    />
  ) : null;
}
