import { and, asc, eq, gt, isNull, lt, lte, or, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { NoticeId } from '#db/ids.ts';
import { campaign, type Campaign } from '#db/schema/campaign.ts';
import { notice, outage, type Notice } from '#db/schema/screen.ts';
import { screen, wall } from '#db/schema/wall.ts';
import { callHook, hasHook } from '#app/platform/hook.ts';
import { Conflict, NotFound } from '../errors.ts';

/** A screen in a notice: how long it was silent, in ms since the epoch; `until` is null while it still is. */
export interface Outage {
  wall: string;
  screen: string;
  since: number;
  until: number | null;
}

/** What a notice tells, and for which campaign. @throws {NotFound} */
export async function readNotice(
  id: NoticeId,
): Promise<{ notice: Notice; campaign: Pick<Campaign, 'name' | 'email' | 'timeZone'>; outages: Outage[] }> {
  const rows = await db
    .select({ notice, wall: wall.name, screen: screen.name, outage, campaign })
    .from(notice)
    .innerJoin(outage, or(eq(outage.away, notice.id), eq(outage.back, notice.id)))
    .innerJoin(screen, eq(screen.key, outage.screen))
    .innerJoin(wall, eq(wall.id, screen.wall))
    .innerJoin(campaign, eq(campaign.id, wall.campaign))
    .where(eq(notice.id, id))
    .orderBy(asc(wall.name), asc(screen.name));
  const [first] = rows;
  if (!first) throw new NotFound('there is no such notice');
  return {
    notice: first.notice,
    campaign: first.campaign,
    outages: rows.map(({ outage: { since, endedAt }, ...names }) => ({
      wall: names.wall,
      screen: names.screen,
      since: since.getTime(),
      until: first.notice.kind === 'screens-back' ? endedAt!.getTime() : null,
    })),
  };
}

/** A call, and one more. */
const maxCalls = 2;

const isToCall = and(isNull(notice.hookSentAt), lt(notice.hookAttempts, maxCalls), lte(notice.hookDueAt, sql`now()`));

/** What the web hook is to be told, oldest first; of what happened while there was none, only the last hour. */
export const toCall = async (limit: number): Promise<{ notice: NoticeId }[]> =>
  hasHook
    ? db
        .select({ notice: notice.id })
        .from(notice)
        .where(and(isToCall, gt(notice.at, sql`now() - interval '1 hour'`)))
        .orderBy(asc(notice.at))
        .limit(limit)
    : [];

/**
 * Tells the web hook. Each call is counted before it is made, so that nobody who is killed in the middle calls for ever;
 * both carry the same `id`.
 * @throws {Conflict} when it is not to be called (any more) @throws {HookUnavailable}
 */
export async function callWith(id: NoticeId, signal: AbortSignal): Promise<void> {
  const [attempt] = await db
    .update(notice)
    .set({ hookAttempts: sql`${notice.hookAttempts} + 1`, hookDueAt: sql`now() + interval '10 seconds'` })
    .where(and(eq(notice.id, id), isToCall))
    .returning();
  if (!attempt) throw new Conflict('the hook is not to be called now');
  const { outages } = await readNotice(id);
  await callHook(
    { id, kind: attempt.kind, at: attempt.at.getTime(), text: inWords(attempt, outages), screens: outages },
    signal,
  );
  await db
    .update(notice)
    .set({ hookSentAt: sql`now()` })
    .where(eq(notice.id, id));
}

/** One line for people, where a chat shows `text` and nothing else. */
const inWords = ({ kind }: Notice, outages: Outage[]): string =>
  `${kind === 'screens-away' ? 'Screens away' : 'Screens back'}: ${outages.map((one) => `${one.screen} (${one.wall})`).join(', ')}`;
