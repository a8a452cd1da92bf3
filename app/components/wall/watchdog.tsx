import { useNonce } from '../page/nonce.tsx';

/**
 * Reloads a screen that stands still: it shows no sign of life (below) for half a minute, because the programme never
 * came, broke, or paints no more. It stands outside of that programme, and needs nothing of it. It asks first whether the
 * site answers: a reload into nothing would leave a browser's own words on the wall. A hidden page paints nothing, and
 * is left alone. What holds up the whole page, and so this too, only the computer's own watchdog can end.
 */
const script = `(() => {
  const patience = 30000, look = 5000;
  let alive = performance.now();
  addEventListener('zakhor:alive', () => { alive = performance.now(); });
  setInterval(async () => {
    if (document.hidden) alive = performance.now();
    if (performance.now() - alive < patience) return;
    try {
      if ((await fetch('/healthz', { cache: 'no-store' })).ok) location.reload();
    } catch {}
  }, look);
})();`;

/** Comes with the page itself, before any of its programme. */
export function Watchdog() {
  return <script nonce={useNonce()} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: script }} />;
}

/** How often a page says that it lives, in ms. */
const signMs = 5_000;

/** Tells the watchdog that this page is shown and painted; called as often as one likes, by whatever must not stand still. */
export function signsOfLife(): () => void {
  let last = -Infinity;
  return () => {
    const now = performance.now();
    if (now - last < signMs) return;
    last = now;
    requestAnimationFrame(() => dispatchEvent(new Event('zakhor:alive')));
  };
}
