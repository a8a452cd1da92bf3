import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, sql, type SQL } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { ScreenId, SubmissionId } from '#db/ids.ts';
import { pullReceipt, tookOff, type TookOff } from '#db/schema/card.ts';
import { event } from '#db/schema/event.ts';
import { screen, wall, type WallMode } from '#db/schema/wall.ts';
import { NotFound } from '../errors.ts';
import { stateOf, type ScreenState } from './health.ts';
import { findScreen } from './screen.ts';

export { tookOff };

/** What a screen says that it has done; `at` in ms since the epoch, where it says when. */
interface Said {
  took?: TookOff | undefined;
  at?: number | undefined;
}

/** A screen says that a pulled item has left it; saying it twice is saying it once. @throws {NotFound} @throws {Gone} */
export const answerPull = (key: string, pull: number, said: Said): Promise<void> =>
  answer(key, 'wall.pull', pull, said);

/** A screen says that its wall's new mode is to be seen on it. @throws {NotFound} @throws {Gone} */
export const answerControl = (key: string, control: number, said: Said): Promise<void> =>
  answer(key, 'wall.control', control, said);

type Given = Said & { key: string; kind: string; number: number };
interface Waiting {
  given: Given;
  /** Whether it was written now; else it is known already, or not for this screen to answer. */
  told(written: boolean): void;
  failed(error: unknown): void;
}

let gathered: Waiting[] = [];
let writing = false;

/** Two hundred screens answer at once: while one statement is under way, all who come wait for the next together. */
async function answer(key: string, kind: string, number: number, said: Said): Promise<void> {
  const written = await new Promise<boolean>((told, failed) => {
    gathered.push({ given: { key, kind, number, ...said }, told, failed });
    if (!writing) void writeOn();
  });
  if (written) return;
  const before = and(eq(pullReceipt.screen, key), eq(pullReceipt.pull, number));
  if ((await db.$count(pullReceipt, before)) > 0) return;
  await findScreen(key);
  throw new NotFound('there is no such thing to answer on this wall');
}

async function writeOn(): Promise<void> {
  writing = true;
  while (gathered.length > 0) {
    const now = gathered;
    gathered = [];
    try {
      const written = new Set(
        (await write(now.map(({ given }) => given))).map(({ screen: key, pull }) => `${pull} ${key}`),
      );
      for (const { given, told } of now) told(written.has(`${given.number} ${given.key}`));
    } catch (error) {
      for (const { failed } of now) failed(error);
    }
  }
  writing = false;
}

/** What a screen says of the time is kept within reason; what it may not answer is left out. */
async function write(given: Given[]): Promise<{ screen: string; pull: string }[]> {
  const rows = given.map(({ key, kind, number, took, at }) => ({
    key,
    kind,
    number,
    took: took ?? null,
    at: at ?? null,
  }));
  const { rows: written } = await db.execute<{ screen: string; pull: string }>(sql`
    insert into ${pullReceipt} (screen, pull, took, done_at)
    select ${screen.key}, ${event.number}, said.took, least(greatest(to_timestamp(said.at / 1000), ${event.at}), now())
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as said (key text, kind text, number bigint, took text, at float)
      join ${screen} on ${screen.key} = said.key and ${screen.revokedAt} is null
      join ${event} on ${event.number} = said.number and ${event.kind} = said.kind and ${event.wall} = ${screen.wall}
    on conflict do nothing
    returning screen, pull`);
  return written;
}

/** How a screen stands to a pull or a control. */
export interface Answer {
  id: ScreenId;
  name: string;
  /**
   * `answered`: it has done it. `anew`: it has begun from nothing since, and never had what was to be taken off.
   * `waiting`: it is there and has not answered. `away`: it hears of it before all else when it is back.
   */
  state: 'answered' | 'anew' | 'waiting' | 'away';
  took: TookOff | null;
  /** How long after the click it was done, in ms; null where nobody said. */
  afterMs: number | null;
}

/** A pull or a control of one wall, and what its screens have answered. */
export interface Command {
  /** Its number in the journal. */
  number: number;
  what: 'pull' | WallMode;
  wall: string;
  /** In ms since the epoch. */
  at: number;
  screens: Answer[];
}

/** The most commands that a page shows. */
const maxCommands = 5;

/** The latest pulls and controls of a wall within half an hour, latest first. */
export const latestCommands = (wallId: string): Promise<Command[]> =>
  commands(
    and(
      eq(event.wall, wallId),
      inArray(event.kind, ['wall.pull', 'wall.control']),
      gt(event.at, sql`now() - interval '30 minutes'`),
    )!,
    maxCommands,
  );

/** The last pull of an item from each wall, by their names. */
export async function pullsOf(submission: SubmissionId): Promise<Command[]> {
  const last = db
    .select({ number: sql`max(${event.number})` })
    .from(event)
    .where(and(eq(event.submission, submission), eq(event.kind, 'wall.pull')))
    .groupBy(event.wall);
  return (await commands(inArray(event.number, last), 50)).sort((a, b) => a.wall.localeCompare(b.wall));
}

async function commands(which: SQL, limit: number): Promise<Command[]> {
  const found = await db
    .select({ event, wall: wall.name })
    .from(event)
    .innerJoin(wall, eq(wall.id, event.wall))
    .where(which)
    .orderBy(desc(event.number))
    .limit(limit);
  if (found.length === 0) return [];
  const numbers = found.map(({ event: { number } }) => number);
  const walls = [...new Set(found.map(({ event: of }) => of.wall!))];
  const [screens, receipts] = await Promise.all([
    db
      .select({
        key: screen.key,
        id: screen.id,
        name: screen.name,
        wall: screen.wall,
        anewAt: screen.anewAt,
        is: stateOf,
      })
      .from(screen)
      .where(and(inArray(screen.wall, walls), isNull(screen.revokedAt), isNotNull(screen.seenAt)))
      .orderBy(asc(screen.name), asc(screen.id)),
    db.select().from(pullReceipt).where(inArray(pullReceipt.pull, numbers)),
  ]);
  return found.map(({ event: { number, kind, detail, at, wall: of }, wall: name }) => ({
    number,
    what: kind === 'wall.pull' ? 'pull' : (detail.mode as WallMode),
    wall: name,
    at: at.getTime(),
    screens: screens
      .filter((one) => one.wall === of)
      .map(({ key, id, name: called, anewAt, is }) => {
        const receipt = receipts.find((one) => one.screen === key && one.pull === number);
        const afterMs = receipt ? (receipt.doneAt ?? receipt.at).getTime() - at.getTime() : null;
        return { id, name: called, state: standing(receipt, anewAt, number, is), took: receipt?.took ?? null, afterMs };
      }),
  }));
}

function standing(receipt: unknown, anewAt: number | null, number: number, is: ScreenState): Answer['state'] {
  if (receipt) return 'answered';
  if (anewAt !== null && anewAt >= number) return 'anew';
  return is === 'away' ? 'away' : 'waiting';
}
