import { Readable } from 'node:stream';
import { config } from '#app/platform/config.ts';
import { establish } from '#app/domain/campaign/establish.ts';
import { examine, toExamine } from '#app/domain/submissions/examine.ts';
import type { Given } from '#app/domain/submissions/keep.ts';
import { keepReading } from '#app/domain/submissions/read.ts';
import { receive } from '#app/domain/submissions/receive.ts';
import { takeUpload } from '#app/domain/submissions/upload.ts';
import { approve, clear } from '#app/domain/moderation/decide.ts';
import { renewPassword } from '#app/domain/staff/password.ts';
import { appoint, staffAt } from '#app/domain/staff/staff.ts';
import { findItem } from '#app/domain/submissions/find.ts';
import { close, db } from '#db/client.ts';
import type { StaffId, SubmissionId } from '#db/ids.ts';
import { draw, drawPortrait } from './demo/drawings.ts';
import { demoEdition, demoStaff, finishedName } from './demo/edition.ts';
import { participants } from './demo/participants.ts';
import { testimonies } from './demo/testimonies.ts';

/**
 * The demo: an edition, staff, and what invented people gave, through the same verbs as everything else. Every seed's
 * submission has a key, so a seed that was cut off goes on where it ended.
 */
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Of all that is given, this many wait: for a first look, and for a second pair of eyes. */
const unreviewed = 9;
const uncleared = 8;

async function seed(): Promise<void> {
  const password = config.DEMO_PASSWORD;
  const screenKey = config.DEMO_SCREEN_KEY;
  if (!password || !screenKey) throw new Error('DEMO_PASSWORD and DEMO_SCREEN_KEY: are needed for the demo');
  const finished = await isFinished();
  await establish(demoEdition(screenKey, finished ? finishedName : 'Example Organisation'));
  const { moderator, second, ...others } = demoStaff;
  const first = await seat(moderator, password);
  const other = await seat(second, password);
  await Promise.all(Object.values(others).map((person) => seat(person, password)));
  if (finished) return;
  say('Drawing the demo’s participants …');
  const given = await giveAll();
  const waiting = (await toExamine(given.length)).map(({ submission }) => submission);
  const rest = waiting.values();
  const examineOn = async () => {
    for (const id of rest) await examine(id, AbortSignal.timeout(60_000));
  };
  await Promise.all([examineOn(), examineOn()]); // as many as one worker examines at once
  await judge(given, first, other);
  await establish(demoEdition(screenKey, finishedName));
}

/** The partner's name says whether the demo was made to its end. */
const isFinished = async () =>
  Boolean(await db.query.partner.findFirst({ where: (row, { eq: is }) => is(row.name, finishedName) }));

/** Appoints somebody of the demo; who is there already signs in with the password of this start. */
async function seat(person: Parameters<typeof appoint>[0], password: string): Promise<StaffId> {
  const known = await staffAt(person.email);
  if (!known) return appoint(person, password);
  await renewPassword(person.email, password);
  return known.id;
}

async function giveAll(): Promise<SubmissionId[]> {
  const ids: SubmissionId[] = [];
  for (const [index, one] of testimonies.entries()) {
    const portrait = one.portrait ? await drawPortrait(one.seed) : null;
    ids.push(
      await give(
        { ...nobody, kind: 'testimony', name: one.name, country: one.country, locale: one.locale, text: one.text },
        portrait,
        `demo-testimony-${index}`,
      ),
    );
  }
  for (const [index, one] of participants.entries()) {
    const fromPartner = index % 10 === 0 ? 'example-org' : null;
    ids.push(
      await give(
        {
          ...nobody,
          name: one.name,
          country: one.country,
          locale: one.locale,
          message: one.message,
          partner: fromPartner,
        },
        await draw(one),
        `demo-photo-${index}`,
      ),
    );
  }
  return ids;
}

const nobody: Omit<Given, 'upload' | 'country' | 'locale'> = {
  kind: 'photo',
  name: null,
  message: null,
  text: null,
  email: null,
  partner: null,
  minor: false,
  uses: ['wall', 'site', 'partners'],
};

async function give(given: Omit<Given, 'upload'>, picture: Buffer | null, key: string): Promise<SubmissionId> {
  const upload = picture ? await takeUpload(Readable.from([picture]), `${key}.jpg`) : null;
  return (await receive({ ...given, upload }, key)).id;
}

/** What a sign says that we drew ourselves need not be read; what waits, the worker reads. */
async function knowWords(id: SubmissionId): Promise<void> {
  const { reading } = await findItem(id);
  if (reading === 'waiting') await keepReading(id, [], 0);
}

/** Most are approved and cleared; some wait, so that every page has something to show. */
async function judge(
  given: SubmissionId[],
  moderator: Parameters<typeof approve>[1],
  second: Parameters<typeof approve>[1],
): Promise<void> {
  const reviewed = given.slice(0, given.length - unreviewed);
  for (const [index, id] of reviewed.entries()) {
    const item = await stateOf(id);
    if (item === 'in-review') await approve(id, moderator);
    if (index >= reviewed.length - uncleared || item === 'cleared') continue;
    await knowWords(id);
    await clear(id, second);
  }
}

const stateOf = async (id: SubmissionId) =>
  (await db.query.submission.findFirst({ columns: { state: true }, where: (row, { eq: is }) => is(row.id, id) }))
    ?.state;

await seed().finally(close);
