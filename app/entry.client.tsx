import { RemixBrowser } from '@remix-run/react';
import { startTransition, useEffect } from 'react';
import { hydrateRoot } from 'react-dom/client';

/**
 * Input that makes React 18 hydrate at once, of all that it listens to. Remix waits for the page's data inside the root
 * that hydrates, and React gives a root up for good that must wait when it may not (its error 345): one key pressed too
 * early would leave a desk dead. Forms and links do their work meanwhile as they do without scripts.
 */
const hurries = [
  ...['keydown', 'keypress', 'keyup', 'input', 'change', 'submit', 'reset', 'copy', 'cut', 'paste'],
  ...['click', 'auxclick', 'dblclick', 'contextmenu', 'mousedown', 'mouseup', 'dragstart', 'dragend', 'drop'],
  ...['pointerdown', 'pointerup', 'pointercancel', 'touchstart', 'touchend', 'touchcancel'],
  ...['compositionstart', 'compositionend'],
];
const keepBack = (event: Event) => event.stopPropagation();
for (const name of hurries) addEventListener(name, keepBack, true);

function Alive() {
  useEffect(() => {
    for (const name of hurries) removeEventListener(name, keepBack, true);
  }, []);
  return null;
}

startTransition(
  () =>
    void hydrateRoot(
      document,
      <>
        <RemixBrowser />
        <Alive />
      </>,
    ),
);
