import { Link, useNavigate } from '@remix-run/react';
import { useRef, useState } from 'react';
import type { Facts } from '#app/domain/moderation/facts.ts';
import type { Standing } from '#app/domain/moderation/history.ts';
import type { Lane } from '#app/domain/staff/rights.ts';
import { isFirstLook, mayEscalate, mayLeave } from '../desk/lanes.ts';
import type { Seen } from '#db/schema/decision.ts';
import type { OnWaiting, Waiting } from '../desk/waiting.ts';
import { useMessages } from '../page/messages.tsx';
import { Actions, Answers, PlainReasons, Reasons, yesForm } from './actions.tsx';
import { Appeal } from './appeal.tsx';
import { FactsList } from './facts-list.tsx';
import { columnsOf, Grid, gridSizes, type GridSize } from './grid.tsx';
import { GridActions } from './grid-actions.tsx';
import { Marks } from './marks.tsx';
import { KeyHelp } from './key-help.tsx';
import { NoteForm, Notes } from './notes.tsx';
import { NothingWaits } from './nothing-waits.tsx';
import { OutcomeLine } from './outcome.tsx';
import { useAnswers } from './prepared-answers.tsx';
import { ReviewBar } from './review-bar.tsx';
import { BankedBeside, EarlierItems, SimilarItems } from './similar.tsx';
import { Stage } from './stage.tsx';
import { Translation } from './translation.tsx';
import { useFocus } from './use-focus.ts';
import { useKeys } from './use-keys.ts';
import { useQueue, type Choice } from './use-queue.ts';
import { useReady } from './use-ready.ts';
import { useSeen } from './use-seen.ts';

/** After one at a time come the grids, and after the last of them one at a time again. */
const after = (size: GridSize | null): GridSize | null =>
  gridSizes[size === null ? 0 : gridSizes.indexOf(size) + 1] ?? null;

const none: Facts[] = [];

/** With `id`, or without where it was there. */
function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
}

/** Where a moderator looks and decides: one item large, or many at once, with the facts beside; every key is a button too. */
export function ReviewDesk({
  lane,
  page,
  items: loaded,
  reasons,
  last,
  strict,
  leastSeen,
  translates,
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
  /** What a picture in a grid must have had before it is approved there. */
  leastSeen: Seen;
  /** Whether she can ask for a translation of an item's words. */
  translates: boolean;
  /** Why a decision by form was refused. */
  problem: string | null;
  /** What she had typed then, and about which item. */
  kept: { submission: string; note: string } | null;
  waiting: Waiting;
  onWaiting: OnWaiting;
}) {
  const { t } = useMessages();
  const navigate = useNavigate();
  const [wantsGrid, setGrid] = useState<GridSize | null>(null);
  const [close, setClose] = useState(false);
  const size = strict ? null : wantsGrid;
  const queue = useQueue({ loaded, lane, page, last, grid: size, onWaiting });
  const { items, tell, decide } = queue;
  const [chosen, setChosen] = useState<string | null>(kept?.submission ?? null);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<'reason' | 'answer' | 'note' | null>(null);
  const [help, setHelp] = useState(false);
  const [outlined, setOutlined] = useState(true);
  const [lifted, setLifted] = useState<ReadonlySet<string>>(new Set());
  /** Notes that she began, by item. */
  const [drafts, setDrafts] = useState<ReadonlyMap<string, string>>(new Map());
  const place = useRef<HTMLElement & HTMLButtonElement & HTMLHeadingElement>(null);
  const tiles = useRef<HTMLDivElement>(null);
  const main = useRef<HTMLElement>(null);
  const translation = useRef<HTMLFormElement>(null);
  const around = size ? items.slice(0, size) : items;
  /** Close to one of a grid she sees that one alone; close to one alone she sees it larger. */
  const grid = close ? null : size;
  const shown = grid ? around : none;
  const at = Math.max(
    0,
    around.findIndex(({ id }) => id === chosen),
  );
  const item = around[at];
  useFocus(place, `${item?.id} ${grid} ${asking} ${help}`);
  const scene = grid ? shown.map(({ id }) => id).join(' ') : `${item?.id} ${item?.digest}`;
  const ready = useReady(scene, main);
  const { ripe, seenOf } = useSeen(tiles, shown, leastSeen);

  const yes = isFirstLook(lane) ? 'approve' : 'clear';
  const markedHere = shown.filter(({ id }) => marked.has(id));
  const rest = shown.filter(({ id, alone }) => !marked.has(id) && !alone);
  const lift = () => {
    if (!item?.veiled) return;
    if (queue.outcome?.kind === 'veiled') tell(null);
    setLifted((before) => toggled(before, item.id));
  };
  const mark = (one: Facts | undefined) => one && setMarked((before) => toggled(before, one.id));
  /** What is before her is to be decided on, in a lane where a key does it, and is not new to her. */
  const mayDecide = item !== undefined && lane !== 'appeals' && ready !== false;
  const goOn = () => setChosen((around[at + 1] ?? around[at - 1])?.id ?? null);
  const choose = (choice: Choice) => {
    if (!mayDecide) return;
    const targets = choice.action === 'reject' && markedHere.length > 0 ? markedHere : [item];
    // To reject it she need not look again; nothing is approved or cleared unseen.
    const unseen = item.veiled && !lifted.has(item.id) && choice.action !== 'reject' && choice.action !== 'escalate';
    if (unseen) return tell({ kind: 'veiled' });
    setAsking(null);
    setClose(false);
    if (targets.includes(item)) goOn();
    void decide(
      choice,
      targets.map((one) => ({ item: one })),
    );
  };
  const approveSeen = () => {
    if (!mayDecide) return;
    const seen = rest.flatMap((one) => {
      const how = seenOf(one);
      return how ? [{ item: one, seen: how }] : [];
    });
    const left = shown.length - markedHere.length - seen.length;
    if (seen.length === 0) return tell({ kind: 'many', action: yes, done: 0, failed: 0, left });
    setAsking(null);
    if (seen.some((one) => one.item === item)) setChosen(markedHere[0]?.id ?? null);
    void decide({ action: yes }, seen, left);
  };
  const pick = (one: Facts | undefined) => {
    if (!one || one.id === item?.id) return;
    setAsking(null);
    if (!size) setClose(false);
    setChosen(one.id);
  };
  const move = (by: number) => pick(around[at + by]);
  const takeBack = () => void queue.undo().then((id) => id && setChosen(id));
  const reject = () => mayDecide && setAsking('reason');
  const answers = useAnswers(asking === 'answer', () => mayDecide && setAsking('answer'));
  const away = (put: (one: Facts) => unknown) => {
    if (!item) return;
    setAsking(null);
    setClose(false);
    goOn();
    void put(item);
  };
  const undecided = {
    onAside: () => away(queue.setItAside),
    onLeave: () => away(queue.leave),
    onNote: () => item && setAsking('note'),
  };
  const digit = (index: number) => {
    const reason = reasons[index];
    const answer = answers.shown[index];
    if (asking === 'reason' && reason) choose({ action: 'reject', reason });
    else if (asking === 'answer' && answer) choose({ action: 'reject', reason: answer.reason, macro: answer.id });
    else if (asking === null && grid && ready) mark(shown[index]);
  };
  const nextGrid = () => {
    setClose(false);
    setGrid(after);
  };
  const zoom = () => setClose((is) => !is);
  const isLarger = close && size === null;
  /** By a quarter of what is seen of it. */
  const pan = (x: number, y: number) =>
    place.current?.scrollBy((x * place.current.clientWidth) / 4, (y * place.current.clientHeight) / 4);
  /** They wait while something is asked: a slip beside the digit that answers decides nothing. */
  const acting = {
    a: grid ? approveSeen : () => choose({ action: yes }),
    r: reject,
    u: takeBack,
    ...(mayEscalate(lane) ? { e: () => choose({ action: 'escalate' }) } : {}),
    h: undecided.onAside,
    ...(mayLeave(lane) ? { s: undecided.onLeave } : {}),
    n: undecided.onNote,
    ...(grid ? { x: () => mark(item) } : {}),
    ...(strict ? {} : { g: nextGrid }),
    c: () => item?.similar && navigate(`/desk/clusters/${item.similar.cluster}`),
  };
  const looking = {
    l: () => translation.current?.requestSubmit(),
    j: () => move(1),
    k: () => move(-1),
    ArrowRight: () => move(1),
    ArrowLeft: () => move(-1),
    ...(grid
      ? {
          ArrowDown: () => move(columnsOf(tiles.current)),
          ArrowUp: () => move(-columnsOf(tiles.current)),
        }
      : { t: () => setOutlined((on) => !on) }),
    ...(isLarger
      ? {
          ArrowRight: () => pan(1, 0),
          ArrowLeft: () => pan(-1, 0),
          ArrowDown: () => pan(0, 1),
          ArrowUp: () => pan(0, -1),
        }
      : {}),
    z: zoom,
    v: lift,
    '?': () => setHelp((on) => !on),
  };
  useKeys({
    ...(asking ? {} : acting),
    ...looking,
    ...(answers.count > 0 && asking !== 'note' ? { m: answers.turn } : {}),
    Escape: () => {
      setAsking(null);
      setHelp(false);
      setClose(false);
    },
    ...(asking || grid
      ? Object.fromEntries([...'123456789'].map((key, index) => [key, () => digit(index)] as const))
      : {}),
  });

  return (
    <main className="review" id="content" ref={main} data-ready={ready ? item?.id : undefined}>
      <ReviewBar
        at={at}
        count={items.length}
        aside={queue.asideCount}
        back={queue.backCount}
        next={after(size)}
        strict={strict}
        help={help}
        last={queue.last}
        onMove={move}
        close={close}
        onGrid={nextGrid}
        onZoom={zoom}
        onUndo={takeBack}
        onHelp={() => setHelp((on) => !on)}
      >
        <OutcomeLine outcome={queue.outcome} number={queue.number} problem={problem} />
      </ReviewBar>
      {help ? (
        <KeyHelp
          {...{ lane, grid, strict, translates }}
          answers={answers.count > 0}
          veils={items.some(({ veiled }) => veiled)}
        />
      ) : null}
      {item ? (
        <div className="stage">
          <h1 className="unseen">{t(`desk.lane.${lane}`)}</h1>
          {grid ? (
            <Grid
              items={shown}
              size={grid}
              chosen={item}
              {...{ lifted, marked, ripe, tiles, place }}
              back={queue.back}
              onChoose={pick}
              onMark={mark}
            />
          ) : (
            <Stage
              item={item}
              place={place}
              lifted={lifted.has(item.id)}
              outlined={outlined}
              larger={isLarger}
              veilOf={yesForm}
              onLift={lift}
            />
          )}
          <div className="stage-side">
            <section className="stage-facts" tabIndex={0} aria-label={t('desk.fact.all')}>
              <FactsList
                item={item}
                translation={translates ? <Translation key={item.id} item={item} form={translation} /> : null}
              />
              <Notes notes={item.notes} />
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
            ) : asking === 'note' ? (
              <NoteForm
                key={item.id}
                item={item}
                alive={{
                  draft: drafts.get(item.id) ?? '',
                  onDraft: (words) => setDrafts((before) => new Map(before).set(item.id, words)),
                  onWritten: (notes) => {
                    setDrafts((before) => new Map([...before].filter(([id]) => id !== item.id)));
                    setAsking(null);
                    queue.noted(item, notes);
                  },
                  onCancel: () => setAsking(null),
                }}
              />
            ) : asking === 'reason' ? (
              <Reasons {...{ item, lane, reasons, answers }} onChoose={choose} onCancel={() => setAsking(null)} />
            ) : asking === 'answer' ? (
              <Answers {...{ item, lane, answers }} onChoose={choose} onCancel={() => setAsking(null)} />
            ) : grid ? (
              <GridActions
                lane={lane}
                seen={rest.filter(({ id }) => ripe.has(id)).length}
                marked={markedHere.length}
                isNew={ready === false}
                onYes={approveSeen}
                onReject={reject}
                onEscalate={() => choose({ action: 'escalate' })}
                undecided={undecided}
              />
            ) : (
              <>
                <Actions
                  item={item}
                  lane={lane}
                  isNew={ready === false}
                  onChoose={choose}
                  onReject={reject}
                  undecided={undecided}
                />
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
