import { Link } from '@remix-run/react';
import type { Ref } from 'react';
import type { Lane } from '#app/domain/moderation/queue.ts';
import { useMessages } from '../page/messages.tsx';

/** A lane in which nothing is left for her, and the way to the other one where something is. */
export function NothingWaits({
  lane,
  elsewhere,
  place,
}: {
  lane: Lane;
  elsewhere: number;
  place: Ref<HTMLHeadingElement>;
}) {
  const { t } = useMessages();
  const other = lane === 'review' ? 'clear' : 'review';
  return (
    <section className="empty">
      <h1 ref={place} tabIndex={-1}>
        {t(`desk.empty.${lane}`)}
      </h1>
      <p>{t(`desk.empty.more.${lane}`)}</p>
      {elsewhere > 0 ? (
        <p>
          <Link to={`/desk/review?lane=${other}`}>{t(`desk.waits.${other}`, { count: elsewhere })}</Link>
        </p>
      ) : null}
    </section>
  );
}
