import { createHash, randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Transform } from 'node:stream';
import { and, asc, eq, isNotNull, lt, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { UploadId } from '#db/ids.ts';
import { prepared } from '#db/prepared.ts';
import { submission } from '#db/schema/submission.ts';
import { upload, type Upload } from '#db/schema/upload.ts';
import { headBytes, pictureType } from '#app/platform/picture-type.ts';
import { StoreUnavailable } from '#app/platform/store-contract.ts';
import { store } from '#app/platform/store.ts';

/** The largest file that is taken, in bytes; `enhance-upload.js` says the same. */
const maxBytes = 25 * 1024 * 1024;

/** The sender's file is not what we take; a value of the form, not a defect. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
  readonly fault: 'too-large' | 'not-a-picture' | 'empty';
  constructor(fault: NotTaken['fault']) {
    super(fault);
    this.fault = fault;
  }
}

/**
 * Streams one picture to the private part of the store. What is no picture by its first bytes, or too large, is
 * refused while it streams.
 * @throws {NotTaken}
 */
export async function takeUpload(source: Readable, fileName: string): Promise<Upload> {
  const id = UploadId.parse(randomUUID());
  const address = addressOf(id);
  const row: Upload = {
    id,
    address,
    fileName: fileName.slice(0, 200) || null,
    type: null,
    bytes: null,
    sha256: null,
    startedAt: new Date(),
  };
  const inspection = inspect();
  inspection.stream.on('error', () => {}); // it may fail before the store has begun to read, who hears of it then
  source.on('error', (error) => inspection.stream.destroy(error)); // from now on: a sender may be gone at once
  await noteUpload({ id, address, fileName: row.fileName });
  source.pipe(inspection.stream);
  try {
    await store.put(address, inspection.stream, 'application/octet-stream');
  } catch (error) {
    source.unpipe(inspection.stream); // nobody reads on there, and whoever sends must come to the end
    // A store that fails takes the stream down with it: what it says counts, and not what the stream has heard of it.
    throw error instanceof StoreUnavailable ? error : (inspection.stream.errored ?? error);
  }
  return { ...row, ...inspection.seen() };
}

const addressOf = (id: UploadId) => `originals/${id.slice(0, 2)}/${id}`;

/** Keeps an upload for a form that comes back for it, because something else in it was wrong. */
export async function keepUpload({ id, type, bytes, sha256 }: Upload): Promise<void> {
  await db.update(upload).set({ type, bytes, sha256 }).where(eq(upload.id, id));
}

/**
 * Writes the row without waiting for the disk: a database that is killed keeps it all the same, and a machine that
 * loses its power at this moment has lost the bytes as well.
 */
const noteUpload = prepared(
  'note-upload',
  sql`
  with hurried as (select set_config('synchronous_commit', 'off', true) as done)
  insert into upload (id, address, file_name)
  select ${sql.placeholder('id')}, ${sql.placeholder('address')}, ${sql.placeholder('fileName')}
  from hurried where done is not null`,
);

/** Passes bytes through and learns their type, number and SHA-256 on the way. */
function inspect() {
  const sha256 = createHash('sha256');
  let head = Buffer.alloc(0);
  let type: string | undefined;
  let bytes = 0;
  const learnType = async () => {
    type = await pictureType(head);
    if (!type) throw new NotTaken(bytes === 0 ? 'empty' : 'not-a-picture');
  };
  const stream = new Transform({
    async transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      sha256.update(chunk);
      try {
        if (bytes > maxBytes) throw new NotTaken('too-large');
        if (!type) {
          head = Buffer.concat([head, chunk]);
          if (head.length >= headBytes) await learnType();
        }
        done(null, chunk);
      } catch (error) {
        done(error as Error);
      }
    },
    async flush(done) {
      try {
        if (!type) await learnType();
        done();
      } catch (error) {
        done(error as Error);
      }
    },
  });
  return { stream, seen: () => ({ type: type!, bytes, sha256: sha256.digest('hex') }) };
}

/**
 * A whole upload that came with an earlier, incomplete form; also one that a submission has taken since, so that a form
 * whose answer was lost is known again when it comes a second time.
 */
export async function keptUpload(id: UploadId): Promise<Upload | undefined> {
  const [kept] = await db
    .select()
    .from(upload)
    .where(and(eq(upload.id, id), isNotNull(upload.sha256)));
  if (kept) return kept;
  const address = addressOf(id);
  const [taken] = await db
    .select({
      bytes: submission.originalBytes,
      type: submission.originalType,
      sha256: submission.originalSha256,
      startedAt: submission.receivedAt,
    })
    .from(submission)
    .where(eq(submission.original, address));
  return taken && { ...taken, id, address, fileName: null };
}

/** Uploads that nobody came back for within a day. */
export const abandonedUploads = (limit: number): Promise<{ upload: UploadId }[]> =>
  db
    .select({ upload: upload.id })
    .from(upload)
    .where(lt(upload.startedAt, sql`now() - interval '24 hours'`))
    .orderBy(asc(upload.startedAt))
    .limit(limit);

/** Erases an upload that no submission took. */
export async function dropUpload(id: UploadId): Promise<void> {
  await db.transaction(async (tx) => {
    // Locked, so that a form that comes back for it at this moment waits, and then finds it gone.
    const [row] = await tx.select().from(upload).where(eq(upload.id, id)).for('update');
    if (!row) return;
    await store.erase(row.address);
    await tx.delete(upload).where(eq(upload.id, id));
  });
}
