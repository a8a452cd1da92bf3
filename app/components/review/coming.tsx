import { useEffect, useState } from 'react';
import type { Facts } from '#app/domain/moderation/facts.ts';
import { afterPaint } from './after-paint.ts';
import { renditionOf } from './picture.tsx';

/**
 * The picture that comes next, under the one that is before her, which covers it: so the browser has it decoded in just this
 * size when a key asks for it. It is put there once hers has been painted.
 */
export function Coming({ item }: { item: Facts }) {
  const [laid, setLaid] = useState<string | null>(null);
  useEffect(() => afterPaint(() => setLaid(item.id)), [item.id]);
  const shown = renditionOf(item, ['wall', 'card']);
  return shown && laid === item.id ? (
    <span className="stage-coming" aria-hidden>
      <img src={shown.src} decoding="async" alt="" />
    </span>
  ) : null;
}
