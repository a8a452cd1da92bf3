import { Link } from '@remix-run/react';
import type { Ref } from 'react';
import type { Lane } from '#app/domain/staff/rights.ts';
import { lanesIn } from '../desk/lanes.ts';
import type { Waiting } from '../desk/waiting.ts';
import { useMessages } from '../page/messages.tsx';

/** A lane in which nothing is left for her, and the way to those where something is. */
export function NothingWaits({
  lane,
  waiting,
  place,
}: {
  lane: Lane;
  waiting: Waiting;
  place: Ref<HTMLHeadingElement>;
}) {
  const { t } = useMessages();
  const others = lanesIn(waiting).filter(([other, count]) => other !== lane && count > 0);
  return (
    <section className="empty">
      <h1 ref={place} tabIndex={-1}>
        {t(`desk.empty.${lane}`)}
      </h1>
      <p>{t(`desk.empty.more.${lane}`)}</p>
      {others.map(([other, count]) => (
        <p key={other}>
          <Link to={`/desk/review?lane=${other}`}>{t(`desk.waits.${other}`, { count })}</Link>
        </p>
      ))}
    </section>
  );
}
