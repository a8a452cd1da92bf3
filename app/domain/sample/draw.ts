import { and, eq, inArray, isNull, not, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { db } from '#db/client.ts';
import { decision } from '#db/schema/decision.ts';
import { rendition } from '#db/schema/rendition.ts';
import { sample } from '#db/schema/sample.ts';
import { submission, type Submission } from '#db/schema/submission.ts';
import { dayBegan } from '../care/exposure.ts';
import { sparedHer } from '../care/spared.ts';
import { blind, givenByHers, type Judge } from '../moderation/lanes.ts';

/** How many one lead judges anew in a day. */
export const mostADay = 20;

/** What is still to be judged of today's draw: the next item, with the look that it is about, and how many there are. */
export interface Drawn {
  next: { item: Submission; decision: number } | null;
  left: number;
}

/**
 * What a lead is to judge anew today: by chance, and the same all day for the same record. Rejections weigh as much as approvals
 * however few they are, by weighted sampling (Efraimidis and Spirakis 2006): each look draws a number from its id and the day,
 * and waits for it the longer the more looks of its kind there are.
 */
export async function drawFor(lead: Judge): Promise<Drawn> {
  const given = await db.$count(sample, and(eq(sample.lead, lead.id), sql`${sample.at} >= ${dayBegan}`));
  const looks = firstLooks();
  const drawn = await db
    .with(looks)
    .select({ item: submission, decision: looks.id })
    .from(looks)
    .innerJoin(submission, eq(submission.id, looks.submission))
    .where(
      and(
        eq(submission.digest, looks.digest),
        isThere,
        not(givenByHers(lead)),
        not(sparedHer(lead)),
        notExists(spokenBy(lead)),
        notExists(judgedBy(lead)),
      ),
    )
    .orderBy(sql`${looks.turn}`, looks.id)
    .limit(Math.max(0, mostADay - given));
  return { next: drawn[0] ?? null, left: drawn.length };
}

/** The last first look of a person on each item within a week, and when in the draw it would come. */
function firstLooks() {
  const last = db
    .selectDistinctOn([decision.submission], {
      id: decision.id,
      submission: decision.submission,
      action: decision.action,
      digest: decision.digest,
    })
    .from(decision)
    .where(
      and(
        sql`${decision.at} > now() - interval '7 days'`,
        eq(decision.from, 'in-review'),
        inArray(decision.action, ['approve', 'reject']),
        sql`${decision.actor} is not null`,
      ),
    )
    .orderBy(decision.submission, sql`${decision.id} desc`)
    .as('last');
  const drawn = sql`hashtextextended(${last.id}::text || ' ' || extract(epoch from ${dayBegan})::bigint, 0)`;
  /** Of its 32 last bits: above 0 and below 1. */
  const chance = sql`((${drawn} & 4294967295) + 1)::float8 / 4294967297`;
  return db.$with('looks').as(
    db
      .select({
        id: last.id,
        submission: last.submission,
        digest: last.digest,
        turn: sql<number>`-ln(${chance}) * count(*) over (partition by ${last.action})`.as('turn'),
      })
      .from(last),
  );
}

/** Decided, with all that was looked at; and nothing on which a second look may still be asked that must not know of the first. */
const isThere = and(
  inArray(submission.state, ['approved', 'cleared', 'rejected']),
  isNull(submission.erasedAt),
  sql`(${submission.kind} <> 'photo' or exists (select from ${rendition} shown where shown.submission = ${submission.id}))`,
  sql`not (${submission.state} = 'approved' and ${blind})`,
);

const own = alias(decision, 'own');
const spokenBy = ({ id }: Judge) =>
  db
    .select({ one: own.id })
    .from(own)
    .where(and(eq(own.submission, submission.id), eq(own.actor, id)));

const judgedBy = ({ id }: Judge) =>
  db
    .select({ one: sample.id })
    .from(sample)
    .where(and(eq(sample.submission, submission.id), eq(sample.lead, id)));
