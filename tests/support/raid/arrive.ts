import { Readable } from 'node:stream';
import { inArray } from 'drizzle-orm';
import { weighBursts } from '#app/domain/bursts/weigh.ts';
import { raise, toRaise } from '#app/domain/clusters/raise.ts';
import { quarantineFrom } from '#app/domain/examination/risk.ts';
import { reject } from '#app/domain/moderation/decide.ts';
import { examine } from '#app/domain/submissions/examine.ts';
import { keepReading } from '#app/domain/submissions/read.ts';
import { receive } from '#app/domain/submissions/receive.ts';
import { takeUpload } from '#app/domain/submissions/upload.ts';
import { db } from '#db/client.ts';
import type { StaffId, SubmissionId } from '#db/ids.ts';
import { submission, type Submission } from '#db/schema/submission.ts';
import { hatefulPictures } from './pictures.ts';
import { planRaid, type Upload } from './plan.ts';

/** So many come at once. */
const atOnce = 20;

/** How far an item had come before any person looked at it. */
export interface Arrived {
  id: SubmissionId;
  upload: Upload;
  state: Submission['state'];
  /** Held back for what it is, or looks like. */
  held: boolean;
  /** Set apart for coming with too many others. */
  burst: boolean;
}

/**
 * Five pictures are rejected, and a raid comes: each upload by the verbs of the site and of the worker, up to where people begin. The words
 * in pictures are not read: that is measured apart (docs/signs.md), and takes seconds a picture.
 */
export async function arrive(parts: number, moderator: StaffId): Promise<Arrived[]> {
  const rejected = await hatefulPictures();
  for (const picture of rejected) {
    const id = await take({ group: '', hateful: true, message: null, network: 'before', picture: async () => picture });
    await reject(id, moderator, { reason: 'hateful' });
  }
  const plan = planRaid(parts, rejected);
  const came = new Map<SubmissionId, Upload>();
  for (let from = 0; from < plan.length; from += atOnce) {
    const now = plan.slice(from, from + atOnce);
    const ids = await Promise.all(now.map(take));
    ids.forEach((id, index) => came.set(id, now[index]!));
    await weighBursts();
    await holdBack();
  }
  const rows = await db
    .select()
    .from(submission)
    .where(inArray(submission.id, [...came.keys()]));
  return rows.map(({ id, state, risk, burst }) => ({
    id,
    upload: came.get(id)!,
    state,
    held: risk >= quarantineFrom,
    burst,
  }));
}

async function take({ message, network, picture }: Upload): Promise<SubmissionId> {
  const upload = await takeUpload(Readable.from([await picture()]), 'photo.jpg');
  const { id } = await receive(
    {
      kind: 'photo',
      name: 'Test participant',
      country: 'FR',
      locale: 'en',
      message,
      text: null,
      email: null,
      partner: null,
      minor: false,
      uses: ['wall', 'site'],
      upload,
    },
    null,
    network,
  );
  await examine(id, AbortSignal.timeout(120_000));
  await keepReading(id, [], 0);
  return id;
}

/** As the worker does whenever the state asks for it. */
export async function holdBack(): Promise<void> {
  for (;;) {
    const due = await toRaise(100);
    if (due.length === 0) return;
    for (const { submission: id } of due) await raise(id);
  }
}
