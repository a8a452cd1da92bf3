import { and, asc, eq, exists, gt, inArray, isNotNull, isNull, lt, not, or, sql, type SQL } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import type { NoticeId } from '#db/ids.ts';
import { mail } from '#db/schema/mail.ts';
import { notice, outage, type Notice } from '#db/schema/screen.ts';
import { screen, type Screen } from '#db/schema/wall.ts';
import { record } from '../journal.ts';
import { toldOfScreens } from './mail.ts';

/** People are told of a silence that lasts, not of each hiccup of a link; mail and hook then have 20 s of their minute left. */
const lasting = sql`now() - interval '30 seconds'`;

/** What has been silent for so long is no news: a screen that was put away after the last night. */
const longAgo = sql`now() - interval '12 hours'`;

const open = (also?: SQL) =>
  exists(
    db
      .select({ one: outage.id })
      .from(outage)
      .where(and(eq(outage.screen, screen.key), isNull(outage.endedAt), also)),
  );

const isSilent = and(isNull(screen.revokedAt), gt(screen.seenAt, longAgo), lt(screen.seenAt, lasting), not(open()));
const isOver = open(or(isNotNull(screen.revokedAt), gt(screen.seenAt, outage.since)));

/** Whether a silence has begun that people are to be told of, or one of those is over. */
export const hasToTell = async (): Promise<boolean> =>
  (await db.select({ key: screen.key }).from(screen).where(or(isSilent, isOver)).limit(1)).length > 0;

/**
 * Notes who went silent and who is back, and that people are to be told. The rows are the memory: whoever repeats this,
 * after a restart or beside another worker, finds them and tells nobody again.
 */
export async function tellOfOutages(): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('zakhor outages'))`); // one at a time
    const gone = await tx.select().from(screen).where(isSilent).orderBy(asc(screen.wall), asc(screen.name));
    const over = await tx.select().from(screen).where(isOver).orderBy(asc(screen.wall), asc(screen.name));
    const back = over.filter(({ revokedAt }) => !revokedAt);
    if (gone.length > 0) {
      const away = await announce(tx, 'screens-away');
      const keys = gone.map(({ key }) => key);
      // Copied by the database, whose moments are finer than ours: one later than itself would end it at once.
      await tx.execute(sql`insert into ${outage} (screen, since, away)
        select ${screen.key}, ${screen.seenAt}, ${away} from ${screen} where ${inArray(screen.key, keys)}`);
    }
    if (back.length > 0) await end(tx, back, await announce(tx, 'screens-back'));
    await end(
      tx,
      over.filter(({ revokedAt }) => revokedAt),
      null,
    );
    for (const { id, wall } of gone) await record(tx, { kind: 'screen.away', wall, detail: { screen: id } });
    for (const { id, wall } of back) await record(tx, { kind: 'screen.back', wall, detail: { screen: id } });
  });
}

/** A notice, with the letter that tells it if somebody wants one. */
async function announce(tx: Tx, kind: Notice['kind']): Promise<NoticeId> {
  const [made] = await tx.insert(notice).values({ kind }).returning({ id: notice.id });
  if ((await toldOfScreens()).length > 0) await tx.insert(mail).values({ kind: 'screens', notice: made!.id });
  return made!.id;
}

async function end(tx: Tx, screens: Screen[], back: NoticeId | null): Promise<void> {
  if (screens.length === 0) return;
  await tx
    .update(outage)
    .set({ endedAt: sql`(select coalesce(revoked_at, seen_at) from ${screen} where key = ${outage.screen})`, back })
    .where(
      and(
        isNull(outage.endedAt),
        inArray(
          outage.screen,
          screens.map(({ key }) => key),
        ),
      ),
    );
}
