import { useEffect, useRef } from 'react';
import type { Lane } from '#app/domain/staff/rights.ts';
import { isFirstLook, mayEscalate, mayLeave } from '../desk/lanes.ts';
import { useMessages } from '../page/messages.tsx';
import type { GridSize } from './grid.tsx';

type Row = [keys: string[], what: string];

/** What each key does, beside the work and not in its way; the focus goes there, and back to where it was. */
export function KeyHelp({
  lane,
  grid,
  strict,
  answers,
  veils,
  translates,
}: {
  lane: Lane;
  grid: GridSize | null;
  strict: boolean;
  /** Whether there are prepared answers. */
  answers: boolean;
  /** Whether something at hand is under a veil. */
  veils: boolean;
  translates: boolean;
}) {
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
  const yes = grid
    ? t(isFirstLook(lane) ? 'desk.keys.approve-seen' : 'desk.keys.clear-seen')
    : t(isFirstLook(lane) ? 'desk.action.approve' : 'desk.action.clear');
  const decides: Row[] = [
    [['A'], yes],
    [['R'], t(grid ? 'desk.keys.reject-marked' : 'desk.keys.reject')],
  ];
  const rows: Row[] = [
    ...(lane === 'appeals' ? [] : decides),
    ...(answers ? [[['M'], t('desk.keys.answers')] as Row] : []),
    ...(mayEscalate(lane) ? [[['E'], t('desk.action.escalate')] as Row] : []),
    [['U'], t('desk.keys.undo')],
    [['J', '→'], t('desk.action.next')],
    [['K', '←'], t('desk.action.previous')],
    ...(grid
      ? ([
          [['↑', '↓'], t('desk.keys.rows')],
          [['1…9', 'X'], t('desk.keys.mark')],
        ] as Row[])
      : []),
    [['H'], t('desk.keys.aside')],
    ...(mayLeave(lane) ? [[['S'], t('desk.keys.leave')] as Row] : []),
    [['N'], t('desk.keys.note')],
    ...(strict ? [] : [[['G'], t('desk.keys.grid')] as Row]),
    [['Z'], t(grid ? 'desk.keys.zoom-grid' : 'desk.keys.zoom')],
    ...(veils ? [[['V'], t('desk.keys.veil')] as Row] : []),
    [['C'], t('desk.keys.cluster')],
    ...(grid ? [] : [[['T'], t('desk.keys.words')] as Row]),
    ...(translates ? [[['L'], t('desk.keys.translate')] as Row] : []),
    [['?'], t('desk.keys.help')],
  ];
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
    <section className="help" id="keys" aria-labelledby="keys-title" tabIndex={0} ref={panel}>
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
      <p>{t('desk.keys.new')}</p>
    </section>
  );
}
