import { useEffect, useRef, type RefObject } from 'react';

/**
 * Gives the focus a place again whenever `scene` changes and what had it is gone, so that somebody who works by
 * keyboard never falls out of the page. A page that just opened is left alone.
 */
export function useFocus(place: RefObject<HTMLElement | null>, scene: string): void {
  const shown = useRef(scene);
  useEffect(() => {
    if (shown.current === scene) return;
    shown.current = scene;
    if (!document.activeElement || document.activeElement === document.body)
      place.current?.focus({ preventScroll: true });
  }, [place, scene]);
}
