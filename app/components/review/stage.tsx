import { useEffect, type RefObject } from 'react';
import type { Facts } from '#app/domain/moderation/facts.ts';
import { useMessages } from '../page/messages.tsx';
import { Marked } from './marked.tsx';
import { PictureWords } from './picture-words.tsx';
import { Picture, renditionOf } from './picture.tsx';
import { whoOf } from './who.ts';

/** As large as there is. */
const names: ('wall' | 'card')[] = ['wall', 'card'];

/**
 * What is judged, as large as its place allows: the picture, or the words of a testimony, which scroll in their place.
 * What checks hold back lies under a veil that she lifts when she is ready; without scripts the box does it.
 */
export function Stage({
  item,
  place,
  lifted,
  outlined = true,
  larger = false,
  veilOf,
  onLift,
}: {
  item: Facts;
  place?: RefObject<HTMLElement>;
  lifted?: boolean;
  /** Whether what was read in the picture is outlined on it. */
  outlined?: boolean;
  /** Whether it is larger than its place, and scrolls there. */
  larger?: boolean;
  /** The form that must know whether she has lifted the veil, by its id. */
  veilOf?: string;
  onLift?: () => void;
}) {
  const { t, locale } = useMessages();
  const shown = renditionOf(item, names);
  useEffect(() => {
    const figure = place?.current;
    if (!larger || !figure) return;
    const [beyond, below] = [figure.scrollWidth - figure.clientWidth, figure.scrollHeight - figure.clientHeight];
    figure.scrollTo(beyond / 2, below / 2);
  }, [larger, place]);
  return (
    <figure
      key={item.id}
      ref={place}
      className={`stage-shown${item.text ? ' stage-words' : ''}${item.veiled ? ' stage-veiled' : ''}${larger ? ' stage-larger' : ''}`}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
      tabIndex={item.text || larger ? 0 : -1}
      aria-label={`${t(`desk.kind.${item.kind}`)}: ${whoOf(item, locale)}`}
    >
      {item.veiled ? (
        <label className="veil">
          <input
            type="checkbox"
            name="lifted"
            form={veilOf}
            {...(onLift ? { checked: lifted ?? false, onChange: onLift } : {})}
          />
          {t(lifted ? 'desk.veil.down' : 'desk.veil')} {onLift ? <kbd>V</kbd> : null}
          <small>{t('desk.veil.why')}</small>
        </label>
      ) : null}
      <Picture item={item} names={names} />
      {outlined && shown && !item.text ? <PictureWords item={item} width={shown.width} height={shown.height} /> : null}
      {item.text ? (
        <blockquote dir="auto" lang={item.locale}>
          <Marked text={item.text} field="text" findings={item.findings} />
        </blockquote>
      ) : null}
    </figure>
  );
}
