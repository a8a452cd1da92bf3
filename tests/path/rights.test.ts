import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeBank } from '#app/domain/examination/banks/bank.ts';
import { findEntry } from '#app/domain/examination/words/list-lexicon.ts';
import { addMacro } from '#app/domain/macros/change.ts';
import { addBlock } from '#app/domain/programme/change.ts';
import { findWall } from '#app/domain/projection/control.ts';
import { newPassword } from '#app/domain/staff/password.ts';
import { appoint } from '#app/domain/staff/staff.ts';
import { isOfPartner, type Lane } from '#app/domain/staff/rights.ts';
import { issueToken } from '#app/domain/staff/token.ts';
import { findItem } from '#app/domain/submissions/find.ts';
import { db } from '#db/client.ts';
import { clusterMember } from '#db/schema/cluster.ts';
import { BlockId, MacroId, type SubmissionId } from '#db/ids.ts';
import type { SubmissionState } from '#db/schema/submission.ts';
import { roles, type Role } from '#db/schema/staff.ts';
import { wall } from '#db/schema/wall.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { scene } from '#tests/support/scenes.ts';
import { startSite, type RunningSite } from '#tests/support/site.ts';

const callers = ['nobody', ...roles] as const;
type Caller = (typeof callers)[number];

await openCampaign();
await db.insert(wall).values({ id: 'station', campaign: 'test', name: 'Station wall' });
const tokens = Object.fromEntries(
  await Promise.all(
    roles.map(async (role) => [
      role,
      await issueToken({ role, partner: isOfPartner(role) ? 'example-org' : undefined }),
    ]),
  ),
) as Record<Role, string>;

/** Words that stand on no page but those that this submission is shown on. */
const words = 'Of one winter she never spoke, and we learned not to ask.';
const testimony = (state: SubmissionState) => given(state, { kind: 'testimony', text: words });
/** One for each caller. */
const oneEach = async (state: SubmissionState): Promise<Record<Caller, SubmissionId>> =>
  Object.fromEntries(await Promise.all(callers.map(async (caller) => [caller, (await testimony(state)).id]))) as Record<
    Caller,
    SubmissionId
  >;
const shown = (await testimony('in-review')).id;
const told = (await testimony('rejected')).id;
const items = {
  refused: (await testimony('in-review')).id,
  approve: await oneEach('in-review'),
  reject: await oneEach('in-review'),
  escalate: await oneEach('in-review'),
  clear: await oneEach('approved'),
  undo: await oneEach('rejected'), // an approved one would be withheld from most
  form: await oneEach('in-review'),
  pull: await oneEach('cleared'),
};

let site: RunningSite;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site?.stop());

type Answers = Record<Caller, number>;
/** Those who are let in, and how all others are refused. */
const only = (those: readonly Role[], status = 200): Answers =>
  Object.fromEntries(
    callers.map((caller) => [caller, caller === 'nobody' ? 401 : those.includes(caller) ? status : 403]),
  ) as Answers;
const judges: Role[] = ['moderator', 'second-reviewer', 'lead', 'partner-moderator', 'outside-reviewer'];
const looking: Role[] = ['moderator', 'lead'];
const clearing: Role[] = ['moderator', 'second-reviewer', 'lead'];
const readers: Role[] = ['moderator', 'second-reviewer', 'lead', 'data-protection', 'auditor', 'admin'];
const wallStaff: Role[] = ['event-staff', 'lead'];
const wordsStaff: Role[] = ['moderator', 'lead', 'auditor', 'admin'];
const changing: Role[] = ['lead', 'admin'];
/** A page sends a stranger to sign in. */
const page = (answers: Answers): Answers => ({ ...answers, nobody: 302 });

type Call = (caller: Caller) => Promise<Response>;
const as = (caller: Caller) => ({ redirect: 'manual' as const, ...(caller !== 'nobody' && { token: tokens[caller] }) });
const get =
  (path: string): Call =>
  (caller) =>
    site.call(path, as(caller));
const post =
  (path: string, body: (caller: Caller) => object): Call =>
  (caller) =>
    site.call(path, {
      ...as(caller),
      method: 'POST',
      body: JSON.stringify(body(caller)),
      headers: { 'content-type': 'application/json' },
    });
const form =
  (path: string, fields: (caller: Caller) => Record<string, string>): Call =>
  (caller) =>
    site.call(path, { ...as(caller), method: 'POST', body: new URLSearchParams(fields(caller)) });
const decide = (action: 'approve' | 'reject' | 'escalate' | 'clear' | 'undo') =>
  post('/api/decisions', (caller) => ({ submission: items[action][caller], action, reason: 'off-topic' }));
/** Each her own: one that is there already is not made again. */
const newEntry = (caller: Caller) => `desk.012345678${callers.indexOf(caller) % 10}`;
const entry = {
  forms: 'some form',
  category: 'slur',
  severity: 'warn',
  match: 'word',
  view: 'folded',
  languages: 'en',
  source: 'test',
};
const answer = { 'macro-name': 'Test answer', 'macro-reason': 'off-topic', note: '', 'message-en': 'Test words' };
/** One that nobody changes here. */
const kept = 'Words of a prepared answer';
await addMacro(
  MacroId.parse(randomUUID()),
  { name: 'Kept answer', reason: 'off-topic', note: '', messages: { en: kept } },
  people.lead.id,
);
const block = BlockId.parse(randomUUID());
await addBlock(
  'main',
  block,
  {
    kind: 'silence',
    startsAt: '2027-01-26T19:00:00',
    endsAt: '2027-01-26T19:02:00',
    zone: null,
    words: null,
    countsTo: null,
    partner: null,
  },
  people.eventStaff.id,
);
const prepared = await addMacro(
  MacroId.parse(randomUUID()),
  { name: 'Prepared answer', reason: 'off-topic', note: '', messages: { en: 'Other words' } },
  people.lead.id,
);
/** As the entry stands at that moment, since each who may changes it. */
const changeOf =
  (id: string): Call =>
  async (caller) => {
    const { change } = await findEntry(id);
    return form(`/desk/words/${id}`, () => ({ ...entry, change: String(change) }))(caller);
  };
const claims = (lane: Lane) => `/desk/review/claims?lane=${lane}&page=${randomUUID()}`;
/** A cluster, whose pages tell whose pictures are in it. */
const framed = await given('in-review', { name: words, picture: await scene(1) });
const [{ cluster } = { cluster: '' }] = await db
  .select()
  .from(clusterMember)
  .where(eq(clusterMember.submission, framed.id));
await given('in-review', { picture: await scene(1) });
await makeBank({ slug: 'vile', name: 'Some vile pictures', mode: 'route', partner: null }, people.lead.id);
const banked = (await given('rejected', { picture: await scene(2) })).id;
const bankReaders: Role[] = ['lead', 'auditor'];
const steer = (action: object) => post('/api/walls/main/control', () => action);

const calls: [what: string, call: Call, answers: Answers][] = [
  ['GET /api/review', get('/api/review?limit=1'), only(judges)],
  ['POST /api/decisions, to approve', decide('approve'), only(looking)],
  ['POST /api/decisions, to reject', decide('reject'), only(looking)],
  ['POST /api/decisions, to escalate', decide('escalate'), only(looking)],
  ['POST /api/decisions, to clear', decide('clear'), only(clearing)],
  ['POST /api/decisions, to undo', decide('undo'), only(looking)],
  ['POST /api/walls/main/control, to hold', steer({ action: 'hold', text: 'We begin at seven.' }), only(wallStaff)],
  ['POST /api/walls/main/control, to go on', steer({ action: 'resume' }), only(wallStaff)],
  [
    'POST /api/walls/main/control, to pull',
    post('/api/walls/main/control', (caller) => ({ action: 'pull', submission: items.pull[caller] })),
    only(wallStaff),
  ],
  ['GET /api/walls/main/timeline', get('/api/walls/main/timeline'), only([...readers, 'event-staff'])],
  [
    'GET /api/submissions/{id}',
    get(`/api/submissions/${shown}`),
    Object.fromEntries(
      Object.entries(only(readers)).map(([caller, status]) => [caller, status === 200 ? 200 : 404]),
    ) as Answers,
  ],
  // Who is yet to have a view of her own on it reads no story.
  [
    'GET /api/submissions/{id}/story',
    get(`/api/submissions/${shown}/story`),
    only(['data-protection', 'auditor', 'admin']),
  ],
  ['GET /api/submissions/{id}/story, once it is rejected', get(`/api/submissions/${told}/story`), only(readers)],
  [
    'an item’s story on paper',
    get(`/desk/item/${shown}/story.pdf`),
    page(only(['data-protection', 'auditor', 'admin'])),
  ],
  // Where no server translates there is nothing, for whom it would be open to.
  ['an item’s words translated', post(`/desk/item/${shown}/translation`, () => ({})), only(readers, 404)],
  ['an item’s words translated by form', form(`/desk/item/${shown}?translation`, () => ({})), page(only(readers, 404))],
  ['an item’s story on paper, once it is rejected', get(`/desk/item/${told}/story.pdf`), page(only(readers))],
  ['GET /desk/review/claims', get(claims('review')), only(looking)],
  ['GET /desk/review/claims of what was flagged', get(claims('flagged')), only(looking)],
  ['GET /desk/review/claims of quarantine', get(claims('quarantine')), only(looking)],
  ['GET /desk/review/claims of testimonies', get(claims('testimonies')), only(looking)],
  ['GET /desk/review/claims of a partner', get(claims('partner')), only(['partner-moderator'])],
  ['GET /desk/review/claims of what was assigned', get(claims('assigned')), only(['outside-reviewer'])],
  ['GET /desk/review/claims of second looks', get(claims('clear')), only([...clearing, 'partner-moderator'])],
  ['GET /desk/review/claims of disagreements', get(claims('disagreement')), only(['lead'])],
  ['POST /desk/review/claims', post(claims('review'), () => ({ renew: [shown] })), only(judges)],
  ['POST /desk/review/claims, to release', post(`${claims('review')}&release`, () => ({})), only(judges, 204)],
  [
    'POST /desk/review/marks',
    post('/desk/review/marks', () => ({ submission: shown, mark: 'shows-minor', to: 'on' })),
    only(clearing),
  ],
  [
    'POST /desk/review/notes',
    post('/desk/review/notes', () => ({ submission: shown, words: 'Seen.' })),
    only(clearing),
  ],
  ['POST /desk/review/skips', post('/desk/review/skips', () => ({ submission: randomUUID() })), only(judges, 409)],
  [
    'POST /desk/item/assignment',
    form('/desk/item/assignment', () => ({ submission: shown, to: '' })),
    page(only(['lead'], 303)),
  ],
  ['GET /desk/walls/main/state', get('/desk/walls/main/state'), only(wallStaff)],
  ['the desk', get('/desk'), page(only(roles))],
  ['an item by its number, by form', form('/desk?index', () => ({ item: shown })), page(only(readers, 303))],
  [
    'the statements as a file',
    get('/desk/statements?from=2026-11-01&to=2026-12-01'),
    page(only(['lead', 'data-protection', 'auditor', 'admin'])),
  ],
  ['the list of clusters', get('/desk/clusters'), page(only(looking))],
  ['a cluster’s contact sheet', get(`/desk/clusters/${cluster}`), page(only(looking))],
  ['a rejection of many by form', form(`/desk/clusters/${cluster}`, () => ({})), page(only(looking, 422))],
  ['the review desk', get('/desk/review'), page(only(judges))],
  ['the desk of the second look', get('/desk/review?lane=clear'), page(only([...clearing, 'partner-moderator']))],
  ['an item’s page', get(`/desk/item/${shown}`), page(only(readers))],
  ['the words that are looked for', get('/desk/words'), page(only(wordsStaff))],
  ['the trial of a text', form('/desk/words', () => ({ try: 'some words' })), page(only(wordsStaff))],
  ['the form of a new entry', get('/desk/words/new'), page(only(changing))],
  [
    'a new entry by form',
    form('/desk/words/new', (caller) => ({ ...entry, id: newEntry(caller) })),
    page(only(changing, 303)),
  ],
  ['an entry’s page', get('/desk/words/code.88'), page(only(changing))],
  ['a change of an entry by form', changeOf('code.88'), page(only(changing, 303))],
  ['the banks', get('/desk/banks'), page(only(bankReaders))],
  ['a new bank by form', form('/desk/banks', () => ({})), page(only(['lead'], 422))],
  ['a bank’s page', get('/desk/banks/vile'), page(only(bankReaders))],
  ['a change of a bank by form', form('/desk/banks/vile', () => ({ switch: 'on' })), page(only(['lead'], 303))],
  ['what may be shared of a bank', get('/desk/banks/vile/entries.csv'), page(only(bankReaders))],
  ['the form of a picture for a bank', get('/desk/banks/vile/picture'), page(only(['lead']))],
  ['a picture for a bank', form('/desk/banks/vile/picture', () => ({})), page(only(['lead'], 422))],
  ['the form of an import', get('/desk/banks/vile/import'), page(only(['lead']))],
  ['an import', form('/desk/banks/vile/import', () => ({})), page(only(['lead'], 422))],
  ['the form that adds an item to a bank', get(`/desk/item/${banked}/bank`), page(only(['lead']))],
  ['an item added to a bank', form(`/desk/item/${banked}/bank`, () => ({})), page(only(['lead'], 422))],
  ['the list of walls', get('/desk/walls'), page(only(wallStaff))],
  ['a wall’s page', get('/desk/walls/main'), page(only(wallStaff))],
  ['a night of a wall’s programme', get('/desk/walls/main/programme'), page(only(wallStaff))],
  [
    'a block of a programme by form',
    form('/desk/walls/main/programme', () => ({ does: 'add', block: randomUUID() })),
    page(only(wallStaff, 422)),
  ],
  ['a block’s page', get(`/desk/walls/main/programme/${block}`), page(only(wallStaff))],
  ['a change of a block by form', form(`/desk/walls/main/programme/${block}`, () => ({})), page(only(wallStaff, 422))],
  ['a programme as a calendar', get('/desk/walls/main/programme.ics'), page(only(wallStaff))],
  ['the form that pairs a screen', get('/desk/pair'), page(only(wallStaff))],
  ['a screen paired by form', form('/desk/pair', () => ({})), page(only(wallStaff, 422))],
  ['a screen taken out of use', form(`/desk/screens/${randomUUID()}/end`, () => ({})), page(only(wallStaff, 404))],
  ['GET /desk/item/{id}/pulls', get(`/desk/item/${told}/pulls`), only(readers)],
  ['GET /desk/care', get('/desk/care'), only(judges)],
  ['the measures', get('/desk/measures?span=week'), page(only(['lead', 'data-protection', 'auditor']))],
  [
    'an evidence hold by form',
    form(`/desk/item/${told}?evidence=hold`, () => ({})),
    page(only(['data-protection'], 422)),
  ],
  ['the prepared answers', get('/desk/macros'), page(only(['lead']))],
  ['the form of a new answer', get('/desk/macros/new'), page(only(['lead']))],
  [
    'a new answer by form',
    form('/desk/macros/new', (caller) => ({ ...answer, 'macro-name': caller, id: randomUUID() })),
    page(only(['lead'], 303)),
  ],
  ['an answer’s page', get(`/desk/macros/${prepared.id}`), page(only(['lead']))],
  [
    'a change of an answer by form',
    form(`/desk/macros/${prepared.id}`, () => ({ ...answer, change: '1' })),
    page(only(['lead'], 303)),
  ],
  ['the blind sample', get('/desk/sample'), page(only(['lead']))],
  ['a word on the sample by form', form('/desk/sample', () => ({})), page(only(['lead'], 422))],
  ['the people of the desk', get('/desk/people'), page(only(['admin', 'data-protection']))],
  [
    'who stands behind a name',
    form('/desk/people', () => ({ staff: people.moderator.id })),
    page(only(['admin', 'data-protection'])),
  ],
  [
    'a decision by form',
    form('/desk/review', (caller) => ({ submission: items.form[caller], action: 'approve' })),
    page(only(looking, 303)),
  ],
  ['a control by form', form('/desk/walls/main', () => ({ action: 'resume' })), page(only(wallStaff))],
];

test.for(calls)('%s is answered to each by what she is', async ([, call, answers]) => {
  const got: Partial<Answers> = {};
  for (const caller of callers) got[caller] = (await call(caller)).status;
  expect(got).toEqual(answers);
});

test('what is refused changes nothing', async () => {
  const item = items.refused;
  for (const caller of callers.filter((one) => one !== 'moderator' && one !== 'lead')) {
    for (const action of ['approve', 'escalate'] as const)
      await post('/api/decisions', () => ({ submission: item, action }))(caller);
    await form('/desk/review', () => ({ submission: item, action: 'approve' }))(caller);
  }
  expect(await findItem(item)).toMatchObject({ state: 'in-review', escalatedAt: null });
  for (const caller of callers.filter((one) => one !== 'event-staff' && one !== 'lead')) {
    await post('/api/walls/station/control', () => ({ action: 'blackout' }))(caller);
    await form('/desk/walls/station', () => ({ action: 'blackout' }))(caller);
  }
  expect((await findWall('station')).mode).toBe('running');
  const stays = await findEntry('code.zog');
  for (const caller of callers.filter((one) => one !== 'admin' && one !== 'lead'))
    for (const fields of [entry, { switch: 'off' }])
      await form('/desk/words/code.zog', () => ({ ...fields, change: String(stays.change) }))(caller);
  expect(await findEntry('code.zog')).toEqual(stays);
});

const others = (those: Role[]) => roles.filter((role) => !those.includes(role));
const pages: [what: string, path: string, secret: string, refused: Caller[]][] = [
  ['the review desk', '/desk/review?lane=testimonies', words, ['nobody', ...others(judges)]],
  ['an item’s page', `/desk/item/${shown}`, words, ['nobody', ...others(readers)]],
  ['the list of clusters', '/desk/clusters', String(cluster), ['nobody', ...others(looking)]],
  ['a cluster’s contact sheet', `/desk/clusters/${cluster}`, words, ['nobody', ...others(looking)]],
  ['the words that are looked for', '/desk/words', '6mwe', ['nobody', ...others(wordsStaff)]],
  ['an entry’s page', '/desk/words/code.6mwe', '6 m w e', ['nobody', ...others(changing)]],
  ['the banks', '/desk/banks', 'Some vile pictures', ['nobody', ...others(bankReaders)]],
  ['a bank’s page', '/desk/banks/vile', 'Some vile pictures', ['nobody', ...others(bankReaders)]],
  ['the prepared answers', '/desk/macros', kept, ['nobody', ...others(['lead'])]],
  ['the list of walls', '/desk/walls', 'Station wall', ['nobody', ...others(wallStaff)]],
  ['a wall’s page', '/desk/walls/station', 'Station wall', ['nobody', ...others(wallStaff)]],
];

test.for(pages)('%s tells those whom it refuses nothing, nor do its data', async ([, path, secret, refused]) => {
  for (const address of [path, path.replace(/(?=\?|$)/, '.data')]) {
    expect(await (await get(address)('lead')).text()).toContain(secret);
    for (const caller of refused) expect(await (await get(address)(caller)).text(), caller).not.toContain(secret);
  }
});

describe('a session', () => {
  const person = { email: 'moderator@example.org', name: 'Test moderator', role: 'moderator', partner: null } as const;
  const password = newPassword();
  let https: RunningSite;
  beforeAll(async () => {
    await appoint(person, password);
    https = await startSite({ ORIGIN: 'https://remember.example' });
  });
  afterAll(() => https?.stop());

  const signIn = (at: RunningSite) =>
    at.call('/desk/sign-in', {
      method: 'POST',
      body: new URLSearchParams({ email: person.email, password }),
      redirect: 'manual',
    });
  /** The one cookie that an answer sets: its name and value, and in what way it is kept. */
  const cookieOf = (answer: Response) => {
    const [first = '', ...others] = answer.headers.getSetCookie();
    expect(others).toEqual([]);
    const [pair = '', ...attributes] = first.split('; ');
    return { pair, name: pair.split('=')[0], attributes: attributes.sort() };
  };

  test('is a cookie that no script reads and no other site’s form sends along', async () => {
    const answer = await signIn(site);
    expect(answer.status).toBe(303);
    expect(cookieOf(answer)).toMatchObject({
      name: 'zakhor.session_token',
      attributes: ['HttpOnly', 'Max-Age=43200', 'Path=/', 'SameSite=Lax'],
    });
  });

  test('goes over HTTPS alone where the site is at an https address', async () => {
    expect(cookieOf(await signIn(https))).toMatchObject({
      name: '__Secure-zakhor.session_token',
      attributes: ['HttpOnly', 'Max-Age=43200', 'Path=/', 'SameSite=Lax', 'Secure'],
    });
  });

  test('opens what her role opens, until she signs out', async () => {
    const { pair: cookie } = cookieOf(await signIn(site));
    const ask = async (path: string, also: RequestInit = {}) =>
      (await site.call(path, { redirect: 'manual', headers: { cookie }, ...also })).status;
    const open = () => Promise.all(['/desk', '/desk/walls', '/api/walls/main/timeline'].map((path) => ask(path)));
    expect(await open()).toEqual([200, 403, 200]);
    expect(await ask('/desk/sign-out', { method: 'POST' })).toBe(303);
    expect(await open()).toEqual([302, 302, 401]);
  });

  test('is not to be had with another’s password, or a cookie of one’s own making', async () => {
    const wrong = await site.call('/desk/sign-in', {
      method: 'POST',
      body: new URLSearchParams({ email: person.email, password: newPassword() }),
    });
    expect(wrong.status).toBe(422);
    expect(wrong.headers.getSetCookie()).toEqual([]);
    const { pair } = cookieOf(await signIn(site));
    const cookie = pair.replace(/=.{4}/, '=aaaa');
    expect((await site.call('/api/walls/main/timeline', { headers: { cookie } })).status).toBe(401);
  });
});
