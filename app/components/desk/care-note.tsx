import { Link, useLocation } from '@remix-run/react';
import { useEffect, useState } from 'react';
import type { Care } from '#app/domain/care/care.ts';
import { useMessages } from '../page/messages.tsx';
import { ask } from './ask.ts';
import { Moment } from './moment.tsx';
import type { Waiting } from './waiting.ts';

/** How often an open desk asks, in ms. */
const lookMs = 60_000;

/** A quiet line above her work: that the quarantine rests from her for a while, or that a break would do good. */
export function CareNote({ loaded, waiting }: { loaded: Care; waiting: Waiting }) {
  const { t } = useMessages();
  const { rest, breakDue } = useCare(loaded, waiting);
  if (rest) {
    const [before, after] = t(`desk.care.rest.${rest.why}`, { time: '|' }).split('|');
    return (
      <aside className="strict-note care-note">
        <p role="status">
          {before}
          <Moment at={rest.until} time="short" />
          {after} {waiting.review ? <Link to="/desk/review?lane=review">{t('desk.care.rest.else')}</Link> : null}
        </p>
      </aside>
    );
  }
  return breakDue ? (
    <aside className="strict-note care-note">
      <p role="status">{t('desk.care.break')}</p>
    </aside>
  ) : null;
}

/** What was loaded, then what the desk hears each minute, and with each change in a lane of what is hard to bear. */
function useCare(loaded: Care, waiting: Waiting): Care {
  const [known, setKnown] = useState({ loaded, care: loaded });
  if (known.loaded !== loaded) setKnown({ loaded, care: loaded });
  const { search } = useLocation();
  const { flagged = 0, quarantine = 0 } = waiting;
  const watched = /lane=(flagged|quarantine)$/.test(search) ? flagged + quarantine : undefined;
  useEffect(() => {
    const look = async () => {
      const care = await ask<Care>('/desk/care');
      if (care) setKnown((before) => ({ ...before, care }));
    };
    if (watched !== undefined) void look();
    const looking = setInterval(() => void look(), lookMs);
    return () => clearInterval(looking);
  }, [watched]);
  return known.care;
}
