import { useEffect, useState, type RefObject } from 'react';
import { useAlive } from '../page/use-alive.ts';

/** What is new on the screen is looked at for so long, in ms, before anything is decided on it. */
const newMs = 700;

/**
 * Whether she has had a moment to look at what is before her: a key that was meant for the last picture decides nothing on
 * this one. The moment begins when its picture is there. Null on a page that has not come alive.
 * @param scene what is before her; another one is new
 */
export function useReady(scene: string, page: RefObject<HTMLElement>): boolean | null {
  const [ready, setReady] = useState<string | null>(null);
  const alive = useAlive();
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const begin = () => {
      waiting = setTimeout(() => setReady(scene), newMs);
    };
    const image = page.current?.querySelector<HTMLImageElement>('.stage-shown img');
    const isComing = image && !image.complete;
    if (isComing) for (const ends of ['load', 'error']) image.addEventListener(ends, begin, { once: true });
    else begin();
    return () => {
      clearTimeout(waiting);
      for (const ends of ['load', 'error']) image?.removeEventListener(ends, begin);
    };
  }, [scene, page]);
  return alive ? ready === scene : null;
}
