import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import type { ClusterId, RejectionId, StaffId, SubmissionId } from '../ids.ts';
import { decision } from './decision.ts';
import { staff } from './staff.ts';
import { submission } from './submission.ts';

/**
 * Pictures that look like one of them, its representative, which is a member too (a foreign key in the migration says
 * so). Most have no other member. See docs/decisions/0017-clusters.md.
 */
export const cluster = pgTable(
  'cluster',
  {
    id: uuid('id').$type<ClusterId>().primaryKey().defaultRandom(),
    representative: uuid('representative')
      .$type<SubmissionId>()
      .notNull()
      .unique()
      .references(() => submission.id),
    /** A member was rejected for something grave: whatever joins is held for a person. Only decisions change it. */
    grave: boolean('grave').notNull().default(false),
    formedAt: timestamp('formed_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index('cluster_grave')
      .on(t.id)
      .where(sql`grave`),
  ],
);
export type Cluster = typeof cluster.$inferSelect;

/** That a submission's picture looks like a cluster's; it belongs to one, and leaves it with its withdrawal. */
export const clusterMember = pgTable(
  'cluster_member',
  {
    submission: uuid('submission')
      .$type<SubmissionId>()
      .primaryKey()
      .references(() => submission.id, { onDelete: 'cascade' }),
    cluster: uuid('cluster')
      .$type<ClusterId>()
      .notNull()
      .references(() => cluster.id, { onDelete: 'cascade' }),
    /** In how many bits of 256, when it came, it differed from what was the representative then. */
    distance: smallint('distance').notNull(),
    /** Its brightness in 32 × 32 cells, a byte each, base64: what tells where two members differ. */
    cells: text('cells').notNull(),
    joinedAt: timestamp('joined_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    unique('cluster_member_of').on(t.cluster, t.submission),
    check('cluster_member_is_near', sql`${t.distance} between 0 and 31`),
    check('cluster_member_cells', sql`length(${t.cells}) = 1368`),
  ],
);
export type ClusterMember = typeof clusterMember.$inferSelect;

/** That somebody rejected many members of a cluster at once, which can be taken back for ten minutes. */
export const clusterRejection = pgTable(
  'cluster_rejection',
  {
    id: uuid('id').$type<RejectionId>().primaryKey().defaultRandom(),
    /** Null once all its members were withdrawn. */
    cluster: uuid('cluster')
      .$type<ClusterId>()
      .references(() => cluster.id, { onDelete: 'set null' }),
    actor: uuid('actor')
      .$type<StaffId>()
      .notNull()
      .references(() => staff.id),
    at: timestamp('at', { withTimezone: true }).notNull().defaultNow(),
    undoneAt: timestamp('undone_at', { withTimezone: true }),
    undoneBy: uuid('undone_by')
      .$type<StaffId>()
      .references(() => staff.id),
  },
  (t) => [
    index('cluster_rejection_of').on(t.cluster, t.at),
    check(
      'cluster_rejection_undone_in_time',
      sql`${t.undoneAt} is null or ${t.undoneAt} between ${t.at} and ${t.at} + interval '10 minutes'`,
    ),
    check('cluster_rejection_undone_by_somebody', sql`(${t.undoneAt} is null) = (${t.undoneBy} is null)`),
  ],
);
export type ClusterRejection = typeof clusterRejection.$inferSelect;

/** What she had ticked: at most 200 at once, each with a decision of its own. */
export const clusterRejectionMember = pgTable(
  'cluster_rejection_member',
  {
    rejection: uuid('rejection')
      .$type<RejectionId>()
      .notNull()
      .references(() => clusterRejection.id),
    place: smallint('place').notNull(),
    submission: uuid('submission')
      .$type<SubmissionId>()
      .notNull()
      .references(() => submission.id),
    /** Null where it was left out, because somebody else had moved it. */
    decision: bigint('decision', { mode: 'number' })
      .unique()
      .references(() => decision.id),
  },
  (t) => [
    primaryKey({ columns: [t.rejection, t.place] }),
    unique('cluster_rejection_member_once').on(t.rejection, t.submission),
    check('cluster_rejection_is_of_200_at_most', sql`${t.place} between 0 and 199`),
  ],
);
