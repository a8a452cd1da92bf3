import { useEffect, useState } from 'react';
import type { ServerClock } from './server-clock.ts';

/**
 * Time left, by the server's clock: every screen of a wall shows the same second. It ends at nothing, and stays there. A second
 * may pass until a page that came with it is alive.
 */
export function Countdown({ to, words, clock }: { to: number; words: string | undefined; clock: ServerClock }) {
  const [left, setLeft] = useState(() => to - clock.now());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const look = () => {
      const now = to - clock.now();
      setLeft(now);
      if (now > 0) timer = setTimeout(look, (now % 1_000) + 5); // just after the next full second
    };
    look();
    return () => clearTimeout(timer);
  }, [to, clock]);
  return (
    <div className="countdown">
      <p
        className={left > 3_600_000 ? 'countdown-left countdown-hours' : 'countdown-left'}
        dir="ltr"
        role="timer"
        suppressHydrationWarning
      >
        {timeLeft(left)}
      </p>
      {words ? (
        <p className="countdown-words" dir="auto">
          {words}
        </p>
      ) : null}
    </div>
  );
}

/** `1:02:03`, or `2:03` within the last hour: whole seconds that are still to come. */
function timeLeft(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000));
  const two = (number: number) => String(number).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
