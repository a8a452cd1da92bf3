import { randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { beginLexicon } from '#app/domain/examination/words/change-lexicon.ts';
import { curated } from '#app/domain/examination/words/curated.ts';
import { approve, clear, reject } from '#app/domain/moderation/decide.ts';
import { examine } from '#app/domain/submissions/examine.ts';
import { findItem } from '#app/domain/submissions/find.ts';
import type { Given } from '#app/domain/submissions/keep.ts';
import { keepReading } from '#app/domain/submissions/read.ts';
import { receive } from '#app/domain/submissions/receive.ts';
import { takeUpload } from '#app/domain/submissions/upload.ts';
import { withdraw } from '#app/domain/submissions/withdraw.ts';
import { db } from '#db/client.ts';
import { StaffId, type SubmissionId } from '#db/ids.ts';
import { campaign } from '#db/schema/campaign.ts';
import { partner } from '#db/schema/partner.ts';
import { person as persons, staff, type Role } from '#db/schema/staff.ts';
import type { Submission, SubmissionState } from '#db/schema/submission.ts';
import { screen, wall } from '#db/schema/wall.ts';
import { photo } from './photos.ts';

/** The people of every test. */
const person = (role: Role, also = '') => ({
  id: StaffId.parse(randomUUID()),
  name: `Test ${role}${also}`,
  role,
  partner: role === 'partner' || role === 'partner-moderator' ? 'example-org' : null,
  languages: [],
});
export const people = {
  moderator: person('moderator'),
  second: person('moderator', ' two'),
  third: person('moderator', ' three'),
  secondReviewer: person('second-reviewer'),
  lead: person('lead'),
  otherLead: person('lead', ' two'),
  outside: person('outside-reviewer'),
  admin: person('admin'),
  eventStaff: person('event-staff'),
  partner: person('partner'),
  partnerModerator: person('partner-moderator'),
};

/** A campaign with its people, its lexicon, a partner, the wall `main` and a screen of it: what every whole path stands on. */
export async function openCampaign({
  eyes = 2,
  paceMs = 8000,
  opensAt = new Date(0),
  closesAt = new Date('2100-01-01'),
} = {}): Promise<{ screenKey: string }> {
  await db.insert(campaign).values({
    id: 'test',
    name: 'Test',
    hashtag: '#WeRemember',
    timeZone: 'Europe/Warsaw',
    eyes,
    opensAt,
    closesAt,
  });
  await db.insert(partner).values({ slug: 'example-org', name: 'Example Organisation' });
  const everybody = Object.values(people);
  await db.insert(staff).values(everybody);
  await db.insert(persons).values(everybody.map(({ id, name }) => ({ id, name, email: `${id}@example.org` })));
  await db.insert(wall).values({ id: 'main', campaign: 'test', name: 'Main wall', paceMs });
  await beginLexicon(curated);
  const screenKey = randomBytes(12).toString('hex');
  await db.insert(screen).values({ key: screenKey, wall: 'main', name: 'First screen' });
  return { screenKey };
}

const usual: Omit<Given, 'upload'> = {
  kind: 'photo',
  name: 'Test participant',
  country: 'FR',
  locale: 'en',
  message: null,
  text: null,
  email: null,
  partner: null,
  minor: false,
  uses: ['wall', 'site'],
};

/** One picture for all: what is in it matters to few tests. */
let picture: Promise<Buffer> | undefined;

/** A submission that has come as far as `state` by the same verbs as everybody's; a test says only what it is about. */
export async function given(
  state: SubmissionState,
  also: Partial<Given> & { picture?: Buffer | null; unread?: boolean } = {},
): Promise<Submission> {
  const { picture: own, unread = false, ...fields } = also;
  const bytes =
    own === undefined && fields.kind !== 'testimony' ? await (picture ??= photo({ width: 480, height: 360 })) : own;
  const upload = bytes ? await takeUpload(Readable.from([bytes]), 'photo.jpg') : null;
  const { id, receipt } = await receive({ ...usual, upload, ...fields });
  if (state === 'withdrawn') await withdraw(receipt);
  if (state === 'received' || state === 'withdrawn') return findItem(id);
  await examine(id, AbortSignal.timeout(20_000));
  // To read a picture takes seconds, and few tests are of the words in one.
  if (bytes && !unread && (await findItem(id)).reading) await keepReading(id, [], 0);
  if (state === 'approved' || state === 'cleared') await approve(id, people.moderator.id);
  if (state === 'cleared') await clear(id, people.second.id);
  if (state === 'rejected') await reject(id, people.moderator.id, { reason: 'off-topic' });
  return findItem(id);
}

/** Many cleared photos, oldest first. */
export async function clearedPhotos(count: number): Promise<SubmissionId[]> {
  const ids: SubmissionId[] = [];
  for (let index = 0; index < count; index += 1)
    ids.push((await given('cleared', { name: `Test participant ${index}` })).id);
  return ids;
}
