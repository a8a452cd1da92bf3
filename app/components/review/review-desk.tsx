import { Link, useNavigate } from '@remix-run/react';
import { useRef, useState } from 'react';
import type { Facts } from '#app/domain/moderation/facts.ts';
import type { Standing } from '#app/domain/moderation/history.ts';
import type { Lane } from '#app/domain/staff/rights.ts';
import { isFirstLook, mayEscalate } from '../desk/lanes.ts';
import type { OnWaiting, Waiting } from '../desk/waiting.ts';
import { useMessages } from '../page/messages.tsx';
import { Actions, PlainReasons, Reasons } from './actions.tsx';
import { Appeal } from './appeal.tsx';
import { FactsList } from './facts-list.tsx';
import { Grid } from './grid.tsx';
import { Marks } from './marks.tsx';
import { KeyHelp } from './key-help.tsx';
import { NothingWaits } from './nothing-waits.tsx';
import { OutcomeLine } from './outcome.tsx';
import { ReviewBar } from './review-bar.tsx';
import { BankedBeside, EarlierItems, SimilarItems } from './similar.tsx';
import { Stage } from './stage.tsx';
import { useFocus } from './use-focus.ts';
import { useKeys } from './use-keys.ts';
import { useQueue, type Choice } from './use-queue.ts';

/** How many items a grid shows, in how many columns. */
const gridSize = 9;
const gridColumns = 3;

/** With `id`, or without where it was there. */
function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** Where a moderator looks and decides: one item large, or nine at once, with the facts beside; every key is a button too. */
export function ReviewDesk({
  lane,
  page,
  items: loaded,
  reasons,
  last,
  strict,
  problem,
  kept,
  waiting,
  onWaiting,
}: {
  lane: Lane;
  /** This page's own name for its claims. */
  page: string;
  items: Facts[];
  reasons: string[];
  /** What she decided last, if it can be taken back. */
  last: Standing | null;
  /** Whether items are judged one by one, because of a burst. */
  strict: boolean;
  /** Why a decision by form was refused. */
  problem: string | null;
  /** What she had typed then, and about which item. */
  kept: { submission: string; note: string } | null;
  waiting: Waiting;
  onWaiting: OnWaiting;
}) {
  const { t } = useMessages();
  const navigate = useNavigate();
  const { items, outcome, number, behind, tell, decide, undo } = useQueue({ loaded, lane, page, last, onWaiting });
  const [chosen, setChosen] = useState<string | null>(kept?.submission ?? null);
  const [wantsGrid, setGrid] = useState(false);
  const grid = wantsGrid && !strict;
  const [asking, setAsking] = useState(false);
  const [help, setHelp] = useState(false);
  const [outlined, setOutlined] = useState(true);
  const [lifted, setLifted] = useState<ReadonlySet<string>>(new Set());
  const place = useRef<HTMLElement & HTMLButtonElement & HTMLHeadingElement>(null);
  const at = Math.max(
    0,
    items.findIndex(({ id }) => id === chosen),
  );
  const item = items[at];
  useFocus(place, `${item?.id} ${grid} ${asking} ${help}`);

  const lift = () => item && item.veiled && setLifted((before) => toggled(before, item.id));
  const choose = (choice: Choice) => {
    if (!item || lane === 'appeals') return; // which are answered in words
    // To reject it she need not look again; nothing is approved or cleared unseen.
    const unseen = item.veiled && !lifted.has(item.id) && choice.action !== 'reject' && choice.action !== 'escalate';
    if (unseen) return tell({ kind: 'veiled' });
    setAsking(false);
    setChosen((items[at + 1] ?? items[at - 1])?.id ?? null);
    void decide(item, choice);
  };
  const pick = (one: Facts | undefined) => {
    if (!one || one.id === item?.id) return;
    setAsking(false);
    setChosen(one.id);
  };
  const move = (by: number) => pick(items[at + by]);
  const takeBack = () => void undo().then((id) => id && setChosen(id));
  const reject = () => item && setAsking(true);
  const digit = (index: number) => {
    const reason = reasons[index];
    if (asking && reason) choose({ action: 'reject', reason });
    else if (!asking && grid) pick(items[index]);
  };
  useKeys({
    a: () => choose({ action: isFirstLook(lane) ? 'approve' : 'clear' }),
    r: reject,
    u: takeBack,
    ...(mayEscalate(lane) ? { e: () => choose({ action: 'escalate' }) } : {}),
    j: () => move(1),
    k: () => move(-1),
    ArrowRight: () => move(1),
    ArrowLeft: () => move(-1),
    ...(grid ? { ArrowDown: () => move(gridColumns), ArrowUp: () => move(-gridColumns) } : {}),
    ...(strict ? {} : { g: () => setGrid((on) => !on) }),
    v: lift,
    c: () => item?.similar && navigate(`/desk/clusters/${item.similar.cluster}`),
    ...(grid ? {} : { t: () => setOutlined((on) => !on) }),
    '?': () => setHelp((on) => !on),
    Escape: () => {
      setAsking(false);
      setHelp(false);
    },
    ...(asking || grid
      ? Object.fromEntries([...'123456789'].map((key, index) => [key, () => digit(index)] as const))
      : {}),
  });

  return (
    <main className="review" id="content">
      <ReviewBar
        at={at}
        count={items.length}
        grid={grid}
        strict={strict}
        help={help}
        last={behind?.id ?? null}
        onMove={move}
        onGrid={() => setGrid((on) => !on)}
        onUndo={takeBack}
        onHelp={() => setHelp((on) => !on)}
      >
        <OutcomeLine outcome={outcome} number={number} problem={problem} />
      </ReviewBar>
      {help ? <KeyHelp lane={lane} grid={grid} strict={strict} /> : null}
      {item ? (
        <div className="stage">
          <h1 className="unseen">{t(`desk.lane.${lane}`)}</h1>
          {grid ? (
            <Grid items={items.slice(0, gridSize)} chosen={item} lifted={lifted} onChoose={pick} place={place} />
          ) : (
            <Stage item={item} place={place} lifted={lifted.has(item.id)} outlined={outlined} onLift={lift} />
          )}
          <div className="stage-side">
            <section className="stage-facts" tabIndex={0} aria-label={t('desk.fact.all')}>
              <FactsList item={item} />
              <Marks key={item.id} item={item} />
              <BankedBeside item={item} />
              <SimilarItems item={item} />
              <EarlierItems item={item} />
              <p>
                <Link to={`/desk/item/${item.id}`}>{t('desk.item.open')}</Link>
              </p>
            </section>
            {lane === 'appeals' ? (
              <Appeal item={item} kept={kept?.submission === item.id ? kept.note : undefined} />
            ) : asking ? (
              <Reasons item={item} lane={lane} reasons={reasons} onChoose={choose} onCancel={() => setAsking(false)} />
            ) : (
              <>
                <Actions item={item} lane={lane} onChoose={choose} onReject={reject} />
                <PlainReasons item={item} lane={lane} reasons={reasons} />
              </>
            )}
          </div>
        </div>
      ) : (
        <NothingWaits lane={lane} waiting={waiting} place={place} />
      )}
    </main>
  );
}
