import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { and, eq } from 'drizzle-orm';
import { assign } from '#app/domain/moderation/assign.ts';
import { isOfPartner } from '#app/domain/staff/rights.ts';
import { issueToken } from '#app/domain/staff/token.ts';
import { findItem } from '#app/domain/submissions/find.ts';
import { withdraw } from '#app/domain/submissions/withdraw.ts';
import { config } from '#app/platform/config.ts';
import { db } from '#db/client.ts';
import type { SubmissionId } from '#db/ids.ts';
import { event } from '#db/schema/event.ts';
import { finding } from '#db/schema/finding.ts';
import { roles, staff, type Role } from '#db/schema/staff.ts';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { json, startLoopback, type Loopback } from '#tests/support/loopback.ts';
import { startSite, type RunningSite } from '#tests/support/site.ts';

await openCampaign();
const tokens = Object.fromEntries(
  await Promise.all(
    roles.map(async (role) => [
      role,
      await issueToken({ role, partner: isOfPartner(role) ? 'example-org' : undefined }),
    ]),
  ),
) as Record<Role, string>;
const text = 'Mein Vater sprach nie von jenem Winter.';
const testimony = await given('in-review', { kind: 'testimony', name: 'Anna', text, email: 'anna@example.org' });
const ofPartner = await given('in-review', { message: 'Nie wieder', partner: 'example-org' });
const wordless = await given('in-review', { name: null });

let server: Loopback;
let site: RunningSite;
const env = () => ({ TRANSLATE_URL: server.url, TRANSLATE_KEY: 'a key', LOG_LEVEL: 'silent' });
beforeAll(async () => {
  server = await startLoopback();
  site = await startSite({ DATA_DIR: config.DATA_DIR, ...env() });
});
afterAll(async () => {
  await site?.stop();
  await server?.stop();
});
beforeEach(() => {
  server.asked.splice(0);
  server.answer(({ body }, res) =>
    json({
      translatedText: `<${String(body.target)}> ${String(body.q)}`,
      detectedLanguage: { confidence: 90, language: 'de' },
    })({} as never, res),
  );
});

const ask = (id: SubmissionId, role?: Role, at = site) =>
  at.call(`/desk/item/${id}/translation`, {
    ...(role ? { token: tokens[role] } : {}),
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json', 'accept-language': 'fr' },
  });
/** What a page says, without the catalog that its scripts bring. */
const read = async (answer: Response) =>
  (await answer.text())
    .replaceAll(/<script.*?<\/script>/gs, '')
    .replaceAll('<!-- -->', '')
    .replaceAll('&#x27;', "'");
const form = (id: SubmissionId, role: Role, at = site) =>
  at.call(`/desk/item/${id}?translation`, { token: tokens[role], method: 'POST', body: new URLSearchParams() });

test('a moderator has the words of an item in the language of her desk, and nothing but words is sent', async () => {
  expect(await (await ask(testimony.id, 'moderator')).json()).toEqual({
    parts: [
      { field: 'name', words: '<fr> Anna', language: 'de' },
      { field: 'text', words: `<fr> ${text}`, language: 'de' },
    ],
  });
  const common = { source: 'auto', target: 'fr', format: 'text', api_key: 'a key' };
  expect(server.asked.map(({ body }) => body)).toEqual(
    expect.arrayContaining([
      { q: 'Anna', ...common },
      { q: text, ...common },
    ]),
  );
  expect(server.asked).toHaveLength(2);
  expect(await (await ask(wordless.id, 'moderator')).json()).toEqual({ parts: [] });
});

test('it leaves no trace: no event, no finding, no other state', async () => {
  const before = [await findItem(testimony.id), await db.$count(event), await db.$count(finding)];
  await ask(testimony.id, 'moderator');
  expect([await findItem(testimony.id), await db.$count(event), await db.$count(finding)]).toEqual(before);
});

test('without scripts the item’s page asks by a form and comes with a machine’s words beside hers', async () => {
  const before = await read(await site.call(`/desk/item/${testimony.id}`, { token: tokens.moderator }));
  expect(before).toContain('>Translate <');
  expect(server.asked, 'nothing is sent by itself').toEqual([]);
  const answer = await form(testimony.id, 'moderator');
  expect(answer.status).toBe(200);
  const words = await read(answer);
  expect(words).toContain(`<bdi dir="auto" lang="en">&lt;en&gt; ${text}</bdi>`);
  expect(words).toContain('by machine, read as German');
  expect(words).toContain(`${text}</blockquote>`);
});

test('whoever may not see the words is given no translation, and the server hears nothing', async () => {
  const readers: Role[] = ['moderator', 'second-reviewer', 'lead', 'data-protection', 'auditor', 'admin'];
  for (const role of roles) {
    const may = readers.includes(role);
    expect((await ask(testimony.id, role)).status, role).toBe(may ? 200 : 403);
    if (!may) expect((await form(testimony.id, role)).status, role).toBe(403);
  }
  expect((await ask(testimony.id)).status).toBe(401);
  const stranger = { method: 'POST', body: new URLSearchParams(), redirect: 'manual' } as const;
  expect((await site.call(`/desk/item/${testimony.id}?translation`, stranger)).status).toBe(302);
  expect(server.asked).toHaveLength(2 * readers.length);

  expect((await ask(ofPartner.id, 'partner-moderator')).status, 'given to her own').toBe(200);
  expect((await ask(ofPartner.id, 'outside-reviewer')).status, 'not before her').toBe(403);
});

test('an outside reviewer may ask while it is hers to judge, and not after', async () => {
  const [reviewer] = await db
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.role, 'outside-reviewer'), eq(staff.program, true)));
  await assign(testimony.id, reviewer!.id, people.lead.id);
  expect((await ask(testimony.id, 'outside-reviewer')).status).toBe(200);
  await assign(testimony.id, null, people.lead.id);
  expect((await ask(testimony.id, 'outside-reviewer')).status).toBe(403);
});

test('of what was taken back there is nothing to send', async () => {
  const { id, receipt } = await given('in-review', { message: 'Nie wieder' });
  await withdraw(receipt);
  expect(await (await ask(id, 'moderator')).json()).toEqual({ parts: [] });
  expect(server.asked).toEqual([]);
});

test(
  'when the server brings nothing she is told why, and reads what she read before',
  { timeout: 30_000 },
  async () => {
    const another = await startSite({ DATA_DIR: config.DATA_DIR, ...env() }); // which is left alone afterwards
    try {
      for (const [how, fault, said] of [
        [json({}, 500), 'broken', 'does not answer as it should'],
        [json({ error: 'no' }, 400), 'refused', 'does not take these words'],
        [json({}, 429), 'over-quota', 'has been asked too much'],
      ] as const) {
        server.answer(how);
        expect(await (await ask(ofPartner.id, 'moderator', another)).json()).toEqual({ fault });
        const answer = await form(ofPartner.id, 'moderator', another);
        expect(answer.status).toBe(200);
        const words = await read(answer);
        for (const one of [said, 'Nie wieder', '>Translate <']) expect(words).toContain(one);
      }
    } finally {
      await another.stop();
    }
  },
);

test('the privacy page tells of it, and nothing is there where no server is set', { timeout: 30_000 }, async () => {
  const privacy = async (at: RunningSite) => read(await at.call('/en/privacy'));
  expect(await privacy(site)).toContain('If we do not read your language');
  const without = await startSite({ DATA_DIR: config.DATA_DIR });
  try {
    expect(await privacy(without)).not.toContain('If we do not read your language');
    const page = await read(await without.call(`/desk/item/${testimony.id}`, { token: tokens.moderator }));
    expect(page).toContain(text);
    expect(page).not.toContain('Translate');
    expect((await ask(testimony.id, 'moderator', without)).status).toBe(404);
    expect((await ask(testimony.id, 'event-staff', without)).status).toBe(403);
  } finally {
    await without.stop();
  }
});
