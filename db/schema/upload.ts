import { index, integer, pgTable, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { UploadId } from '../ids.ts';

/**
 * Bytes that are arriving, or have arrived with a form that was not right yet. The row is written before the
 * first byte, so that nothing lies in the store that no row knows of; it ends when a submission takes the bytes
 * over, or with them a day later.
 */
export const upload = pgTable(
  'upload',
  {
    id: uuid('id').$type<UploadId>().primaryKey(),
    /** Where the bytes lie in the store's private prefix. */
    address: text('address').notNull().unique(),
    /** These four are null until the last byte is there. */
    type: text('type'),
    bytes: integer('bytes'),
    sha256: text('sha256'),
    /** The file's name on its giver's device, to be shown back to her. */
    fileName: text('file_name'),
    startedAt: timestamp('started_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index('upload_age').on(t.startedAt)],
);
export type Upload = typeof upload.$inferSelect;
