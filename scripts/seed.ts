import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { config } from '#app/platform/config.ts';
import { examine, toExamine } from '#app/domain/submissions/examine.ts';
import type { Given } from '#app/domain/submissions/keep.ts';
import { receive } from '#app/domain/submissions/receive.ts';
import { takeUpload } from '#app/domain/submissions/upload.ts';
import { approve, clear } from '#app/domain/moderation/decide.ts';
import { appoint } from '#app/domain/staff/staff.ts';
import { close, db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { campaign } from '#db/schema/campaign.ts';
import { partner } from '#db/schema/partner.ts';
import { screen, wall } from '#db/schema/wall.ts';
import { draw, drawPortrait } from './demo/drawings.ts';
import { participants } from './demo/participants.ts';
import { testimonies } from './demo/testimonies.ts';

/**
 * The demo: a campaign, a partner, staff, a wall with a screen, and what invented people gave, through the same
 * verbs as everything else. Every seed's submission has a key, so a seed that was cut off goes on where it ended.
 */
const campaignId = 'we-remember';
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Of all that is given, this many wait: for a first look, and for a second pair of eyes. */
const unreviewed = 9;
const uncleared = 8;

const people = {
  admin: { email: 'admin@example.org', name: 'Demo admin', role: 'admin', partner: null },
  moderator: { email: 'moderator@example.org', name: 'Demo moderator', role: 'moderator', partner: null },
  second: { email: 'second@example.org', name: 'Demo second moderator', role: 'moderator', partner: null },
  eventStaff: { email: 'staff@example.org', name: 'Demo event staff', role: 'event-staff', partner: null },
  partner: { email: 'partner@example.org', name: 'Demo partner member', role: 'partner', partner: 'example-org' },
} as const;

async function seed(): Promise<void> {
  const password = config.DEMO_PASSWORD;
  const screenKey = config.DEMO_SCREEN_KEY;
  if (!password || !screenKey) throw new Error('DEMO_PASSWORD and DEMO_SCREEN_KEY: are needed for the demo');
  await stage(screenKey);
  const moderator = await appoint(people.moderator, password);
  const second = await appoint(people.second, password);
  await Promise.all([people.admin, people.eventStaff, people.partner].map((person) => appoint(person, password)));
  if (await isDone()) return;
  say('Drawing the demo’s participants …');
  const given = await giveAll();
  const waiting = (await toExamine(given.length)).map(({ submission }) => submission);
  for (const id of waiting) await examine(id, AbortSignal.timeout(60_000));
  await judge(given, moderator, second);
  await db.update(partner).set({ name: 'Example Organisation (demo)' }).where(eq(partner.slug, 'example-org'));
}

/** The rows that everything else stands on; there already after the first time. */
async function stage(screenKey: string): Promise<void> {
  const year = new Date().getFullYear();
  await db
    .insert(campaign)
    .values({
      id: campaignId,
      name: 'We Remember (demo)',
      hashtag: '#WeRemember',
      timeZone: 'Europe/Warsaw',
      opensAt: new Date(Date.UTC(year, 0, 1)),
      closesAt: new Date(Date.UTC(year + 1, 1, 1)),
    })
    .onConflictDoNothing();
  await db.insert(partner).values({ slug: 'example-org', name: 'Example Organisation' }).onConflictDoNothing();
  await db.insert(wall).values({ id: 'main', campaign: campaignId, name: 'Main wall (demo)' }).onConflictDoNothing();
  await db.insert(screen).values({ key: screenKey, wall: 'main', name: 'First screen (demo)' }).onConflictDoNothing();
}

/** The partner's name says whether the demo was made to its end. */
const isDone = async () => (await db.$count(partner, eq(partner.name, 'Example Organisation (demo)'))) > 0;

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
    if (index < reviewed.length - uncleared && item !== 'cleared') await clear(id, second);
  }
}

const stateOf = async (id: SubmissionId) =>
  (await db.query.submission.findFirst({ columns: { state: true }, where: (row, { eq: is }) => is(row.id, id) }))
    ?.state;

await seed().finally(close);
