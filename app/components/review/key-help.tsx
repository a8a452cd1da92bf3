import { useEffect, useRef } from 'react';
import type { Lane } from '#app/domain/staff/rights.ts';
import { isFirstLook, mayEscalate } from '../desk/lanes.ts';
import { useMessages } from '../page/messages.tsx';

/** What each key does, beside the work and not in its way; the focus goes there, and back to where it was. */
export function KeyHelp({ lane, grid, strict }: { lane: Lane; grid: boolean; strict: boolean }) {
  const { t } = useMessages();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    panel.current?.focus({ preventScroll: true });
    return () => {
      if (before instanceof HTMLElement && before.isConnected && before !== document.body)
        before.focus({ preventScroll: true });
    };
  }, []);
  const review = isFirstLook(lane);
  const decides: [keys: string[], what: string][] = [
    [['A'], t(review ? 'desk.action.approve' : 'desk.action.clear')],
    [['R'], t('desk.keys.reject')],
  ];
  const rows: [keys: string[], what: string][] = [
    ...(lane === 'appeals' ? [] : decides),
    ...(mayEscalate(lane) ? [[['E'], t('desk.action.escalate')] as [string[], string]] : []),
    [['U'], t('desk.keys.undo')],
    [['J', '→'], t('desk.action.next')],
    [['K', '←'], t('desk.action.previous')],
    ...(grid ? [[['1', '9'], t('desk.keys.tile')] as [string[], string]] : []),
    ...(strict ? [] : [[['G'], t(grid ? 'desk.one' : 'desk.grid')] as [string[], string]]),
    ...(lane === 'quarantine' ? [[['V'], t('desk.keys.veil')] as [string[], string]] : []),
    [['C'], t('desk.keys.cluster')],
    ...(grid ? [] : [[['T'], t('desk.keys.words')] as [string[], string]]),
    [['?'], t('desk.keys.help')],
  ];
  return (
    <section className="help" id="keys" aria-labelledby="keys-title" tabIndex={-1} ref={panel}>
      <h2 id="keys-title">{t('desk.keys')}</h2>
      <dl>
        {rows.map(([keys, what]) => (
          <div key={what}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
