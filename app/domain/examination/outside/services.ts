import { and, asc, eq, notInArray, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { outsideCalls, outsideService, type OutsideService } from '#db/schema/outside.ts';
import type { Service } from '#app/platform/classifiers/enabled.ts';
import type { ServiceFault } from '#app/platform/service-fault.ts';

/** So many calls in a row that bring nothing open the circuit: it is not asked for a minute, then two, four, up to half an hour. */
const enoughFailures = 5;
const firstPauseMinutes = 1;
const longestPauseMinutes = 30;

/** The check's name for a service. */
export const checkOf = ({ classifier }: Pick<Service, 'classifier'>) => `outside.${classifier.name}`;

/** Makes known which services are asked from now on, and how. Whoever is asked for more than before begins anew. */
export async function beginServices(services: readonly Service[]): Promise<void> {
  const rows = services.map(({ classifier: { name, title }, words }) => ({ name, title, words }));
  await db.transaction(async (tx) => {
    const names = rows.map(({ name }) => name as string);
    await tx.delete(outsideService).where(names.length > 0 ? notInArray(outsideService.name, names) : undefined);
    if (rows.length === 0) return;
    await tx
      .insert(outsideService)
      .values(rows)
      .onConflictDoUpdate({
        target: outsideService.name,
        set: {
          title: sql`excluded.title`,
          words: sql`excluded.words`,
          since: sql`case when excluded.title = ${outsideService.title} and excluded.words <= ${outsideService.words}
            then ${outsideService.since} else now() end`,
        },
      });
  });
}

/** Those that are asked, as the privacy page names them. */
export const servicesAsked = (): Promise<Pick<OutsideService, 'name' | 'title' | 'words' | 'since'>[]> =>
  db
    .select({
      name: outsideService.name,
      title: outsideService.title,
      words: outsideService.words,
      since: outsideService.since,
    })
    .from(outsideService)
    .orderBy(asc(outsideService.name))
    .limit(20);

/** Whether it would be called now; undefined when no worker has begun it. */
export async function standingOf(service: Service): Promise<{ since: Date; free: boolean } | undefined> {
  const [row] = await db
    .select({
      since: outsideService.since,
      free: sql<boolean>`coalesce(${outsideService.pausedUntil} < now(), true)
        and ${calledToday(service)} < ${service.callsADay} and ${calledThisMonth(service)} < ${service.callsAMonth}`,
    })
    .from(outsideService)
    .where(eq(outsideService.name, service.classifier.name));
  return row;
}

const today = sql`(now() at time zone 'utc')::date`;
const calledToday = ({ classifier }: Service) => sql`coalesce((select ${outsideCalls.calls} from ${outsideCalls}
  where ${outsideCalls.service} = ${classifier.name} and ${outsideCalls.day} = ${today}), 0)`;
const calledThisMonth = ({
  classifier,
}: Service) => sql`coalesce((select sum(${outsideCalls.calls}) from ${outsideCalls}
  where ${outsideCalls.service} = ${classifier.name} and ${outsideCalls.day} >= date_trunc('month', ${today})), 0)`;

/** Why a service is not called. */
export type Unavailable = 'paused' | 'over-cap';

/** Counts calls before they are made, for all workers together; or says why there are none. */
export const reserveCalls = (service: Service, calls: number): Promise<Unavailable | null> =>
  db.transaction(async (tx) => {
    const { name } = service.classifier;
    // Held, so that two workers do not both take the last call.
    const [row] = await tx.select().from(outsideService).where(eq(outsideService.name, name)).for('update');
    if (!row || (row.pausedUntil && row.pausedUntil > new Date())) return 'paused';
    const { rows } = await tx.execute<{
      fits: boolean;
    }>(sql`select ${calledToday(service)} + ${calls}::int <= ${service.callsADay}
      and ${calledThisMonth(service)} + ${calls}::int <= ${service.callsAMonth} as fits`);
    if (!rows[0]!.fits) return 'over-cap';
    await tx
      .insert(outsideCalls)
      .values({ service: name, day: today, calls })
      .onConflictDoUpdate({
        target: [outsideCalls.service, outsideCalls.day],
        set: { calls: sql`${outsideCalls.calls} + excluded.calls` },
      });
    return null;
  });

/** It has answered. */
export const noteAnswer = ({ classifier: { name } }: Service) =>
  db
    .update(outsideService)
    .set({ failures: 0, pausedUntil: null })
    .where(
      and(
        eq(outsideService.name, name),
        sql`(${outsideService.failures} > 0 or ${outsideService.pausedUntil} is not null)`,
      ),
    );

/** The longest pause that a service is granted on its word, in ms. */
const longestWishMs = 3_600_000;

/** It has not; who asks too much or fails too often is left alone for a while, by all workers. */
export async function noteFault({ classifier: { name } }: Service, fault: ServiceFault): Promise<void> {
  if (fault.reason === 'refused') return;
  const wishMs =
    fault.reason === 'over-quota' ? Math.min(fault.afterMs ?? firstPauseMinutes * 60_000, longestWishMs) : 0;
  const failures = sql`${outsideService.failures} + 1`;
  await db
    .update(outsideService)
    .set({
      failures,
      pausedUntil:
        wishMs > 0
          ? sql`now() + make_interval(secs => ${wishMs / 1000})`
          : sql`case when ${failures} < ${enoughFailures} then ${outsideService.pausedUntil} else now() + make_interval(
              mins => least(${longestPauseMinutes}, ${firstPauseMinutes} * 2 ^ least(10, ${failures} - ${enoughFailures}))::int) end`,
    })
    .where(eq(outsideService.name, name));
}
