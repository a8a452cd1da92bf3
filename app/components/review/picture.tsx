import { useEffect, useRef } from 'react';
import { thumbHashToDataURL } from 'thumbhash';
import type { Facts } from '#app/domain/moderation/facts.ts';

/** What is judged, as large as its place allows: the picture over its placeholder, or the words of a testimony. */
export function Picture({ item, small = false }: { item: Facts; small?: boolean }) {
  const image = useRef<HTMLImageElement>(null);
  const names = small ? ['card', 'wall'] : ['wall', 'card'];
  const shown = names.map((name) => item.renditions.find((one) => one.name === name)).find(Boolean);
  useEffect(() => {
    if (!image.current || !item.placeholder || image.current.complete) return;
    const bytes = Uint8Array.from(atob(item.placeholder), (letter) => letter.charCodeAt(0));
    image.current.style.background = `center / cover url(${thumbHashToDataURL(bytes)})`;
  }, [item.id, item.placeholder]);
  return (
    <>
      {shown ? (
        <img
          key={item.id}
          ref={image}
          src={shown.src}
          width={shown.width}
          height={shown.height}
          alt={item.name ?? ''}
        />
      ) : null}
      {item.text ? (
        <blockquote dir="auto" lang={item.locale}>
          {item.text}
        </blockquote>
      ) : null}
    </>
  );
}
