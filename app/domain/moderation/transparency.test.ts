import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { given, openCampaign, people } from '#tests/support/campaign.ts';
import { reject, undo } from './decide.ts';
import { flagPublished } from './flag.ts';
import { publicStatements } from './transparency.ts';
import { reasons } from './reasons.ts';

beforeAll(() => openCampaign());

const yesNo = z.enum(['Yes', 'No']);
const list = z.array(z.string()).min(1);

/** What the Commission's `StatementStoreRequest` asks for, as far as it concerns a campaign. */
const Wanted = z.strictObject({
  decision_visibility: z
    .array(z.enum(['DECISION_VISIBILITY_CONTENT_REMOVED', 'DECISION_VISIBILITY_CONTENT_DISABLED']))
    .min(1),
  decision_ground: z.literal('DECISION_GROUND_INCOMPATIBLE_CONTENT'),
  incompatible_content_ground: z.string().min(1).max(500),
  incompatible_content_explanation: z.string().min(1).max(2000),
  category: z.enum([
    'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH',
    'STATEMENT_CATEGORY_VIOLENCE',
    'STATEMENT_CATEGORY_OTHER_VIOLATION_TC',
    'STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS',
    'STATEMENT_CATEGORY_INTELLECTUAL_PROPERTY_INFRINGEMENTS',
  ]),
  category_specification: z.array(z.enum(['KEYWORD_HATE_SPEECH', 'KEYWORD_NUDITY'])),
  content_type: list,
  content_date: z.iso.date(),
  application_date: z.iso.date(),
  end_date_visibility_restriction: z.iso.date().optional(),
  decision_facts: z.string().min(1).max(5000),
  source_type: z.enum(['SOURCE_ARTICLE_16', 'SOURCE_TYPE_OTHER_NOTIFICATION', 'SOURCE_VOLUNTARY']),
  automated_detection: yesNo,
  automated_decision: z.enum(['AUTOMATED_DECISION_FULLY', 'AUTOMATED_DECISION_NOT_AUTOMATED']),
  puid: z
    .string()
    .max(500)
    .regex(/^[a-zA-Z0-9-_]+$/),
});

const all = async (from = new Date(0), until = new Date('2100-01-01')) => {
  const told = [];
  for await (const one of publicStatements(from, until)) told.push(one);
  return told;
};

test('each reason makes a statement that the database of the Commission takes, without a person’s data', async () => {
  for (const reason of reasons) {
    const { id } = await given('in-review', { name: 'Test participant', message: 'words of hers' });
    await reject(id, people.moderator.id, { reason, note: 'words of ours' });
  }
  const told = await all();
  expect(told).toHaveLength(reasons.length);
  for (const one of told) Wanted.parse(one);
  expect(JSON.stringify(told)).not.toMatch(/Test participant|words of/);
});

test('what flags suspend, and what was taken back, is told as such; and only what falls into the time', async () => {
  const begin = new Date();
  const { id } = await given('approved');
  const said = { reason: 'hateful', words: 'w', name: 'n', email: 'n@example.org', illegal: true } as const;
  await flagPublished(id, { ...said, locale: 'en', network: 'a' });
  await reject(id, people.second.id, { reason: 'hateful' });
  await undo(id, people.second.id);
  expect(await all(begin)).toMatchObject([
    {
      decision_visibility: ['DECISION_VISIBILITY_CONTENT_DISABLED'],
      source_type: 'SOURCE_ARTICLE_16',
      automated_decision: 'AUTOMATED_DECISION_FULLY',
      end_date_visibility_restriction: expect.any(String),
    },
    {
      decision_visibility: ['DECISION_VISIBILITY_CONTENT_REMOVED'],
      source_type: 'SOURCE_ARTICLE_16',
      automated_decision: 'AUTOMATED_DECISION_NOT_AUTOMATED',
      end_date_visibility_restriction: expect.any(String),
    },
  ]);
  expect(await all(new Date('2000-01-01'), new Date('2001-01-01'))).toEqual([]);
});
