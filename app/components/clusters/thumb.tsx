import type { Area } from '#app/domain/clusters/cells.ts';
import type { ShownRendition } from '#app/domain/submissions/rendition.ts';

/** A small picture, under its veil where it is held back, and with the place marked where it differs from another. */
export function Thumb({
  thumb,
  veiled,
  differs,
}: {
  thumb: ShownRendition | undefined;
  veiled: boolean;
  differs?: Area | null | undefined;
}) {
  return (
    <span className={veiled ? 'thumb thumb-veiled' : 'thumb'}>
      {thumb ? <img src={thumb.src} width={thumb.width} height={thumb.height} alt="" /> : null}
      {thumb && differs ? (
        <svg viewBox={`0 0 ${thumb.width} ${thumb.height}`} aria-hidden="true">
          <rect
            x={differs.left * thumb.width}
            y={differs.top * thumb.height}
            width={differs.width * thumb.width}
            height={differs.height * thumb.height}
          />
        </svg>
      ) : null}
    </span>
  );
}
