import { and, asc, eq, gt, gte, lt } from 'drizzle-orm';
import { db } from '#db/client.ts';
import { statement, type Statement } from '#db/schema/statement.ts';
import { submission, type Submission } from '#db/schema/submission.ts';
import { catalogs } from '#app/locales/catalogs.ts';
import { translator } from '#app/locales/translate.ts';
import { codeOf, type Reason } from './reasons.ts';

/** Statements that are read at once. */
const pageSize = 1_000;

const t = translator('en', catalogs.en);

/**
 * A statement of reasons in the schema of the European Commission's transparency database (article 24(5) of the Digital
 * Services Act; its `StatementStoreRequest`, digital-services-act/transparency-database). No personal data is in it.
 */
export interface PublicStatement {
  decision_visibility: ('DECISION_VISIBILITY_CONTENT_REMOVED' | 'DECISION_VISIBILITY_CONTENT_DISABLED')[];
  decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT';
  incompatible_content_ground: string;
  incompatible_content_explanation: string;
  category: string;
  category_specification: string[];
  content_type: ('CONTENT_TYPE_IMAGE' | 'CONTENT_TYPE_TEXT')[];
  content_date: string;
  application_date: string;
  end_date_visibility_restriction?: string;
  decision_facts: string;
  source_type: 'SOURCE_ARTICLE_16' | 'SOURCE_TYPE_OTHER_NOTIFICATION' | 'SOURCE_VOLUNTARY';
  automated_detection: 'Yes' | 'No';
  automated_decision: 'AUTOMATED_DECISION_FULLY' | 'AUTOMATED_DECISION_NOT_AUTOMATED';
  puid: string;
}

/** Every statement that was given from one moment until before another, oldest first, those that were taken back included. */
export async function* publicStatements(from: Date, until: Date): AsyncGenerator<PublicStatement> {
  let after = 0;
  for (;;) {
    const page = await db
      .select({ stated: statement, item: submission })
      .from(statement)
      .innerJoin(submission, eq(submission.id, statement.submission))
      .where(and(gte(statement.at, from), lt(statement.at, until), gt(statement.id, after)))
      .orderBy(asc(statement.id))
      .limit(pageSize);
    for (const { stated, item } of page) yield inPublic(stated, item);
    if (page.length < pageSize) return;
    after = page.at(-1)!.stated.id;
  }
}

/** In this order, whatever a statement leaves out. */
const columns = [
  'decision_visibility',
  'decision_ground',
  'incompatible_content_ground',
  'incompatible_content_explanation',
  'category',
  'category_specification',
  'content_type',
  'content_date',
  'application_date',
  'end_date_visibility_restriction',
  'decision_facts',
  'source_type',
  'automated_detection',
  'automated_decision',
  'puid',
] as const satisfies (keyof PublicStatement)[];

const quoted = (value: string | string[] = '') => `"${String(value).replaceAll('"', '""')}"`;

/** The lines of a file with these statements. */
export async function* statementLines(as: 'json' | 'csv', from: Date, until: Date): AsyncGenerator<string> {
  yield as === 'csv' ? columns.join(',') : '{"statements":[';
  let isFirst = true;
  for await (const one of publicStatements(from, until)) {
    if (as === 'csv') yield columns.map((column) => quoted(one[column])).join(',');
    else yield `${isFirst ? '' : ','}${JSON.stringify(one)}`;
    isFirst = false;
  }
  if (as === 'json') yield ']}';
}

function inPublic(stated: Statement, { kind, receivedAt, picture }: Submission): PublicStatement {
  const { id, measure, source, detected, automatic, at, supersededAt } = stated;
  const reason = codeOf(stated.reason);
  const { category, keywords = [] } = categories[reason];
  return {
    decision_visibility: [
      measure === 'removed' ? 'DECISION_VISIBILITY_CONTENT_REMOVED' : 'DECISION_VISIBILITY_CONTENT_DISABLED',
    ],
    decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
    incompatible_content_ground: t(`statement.ground.${reason}`),
    incompatible_content_explanation: t('statement.ground.terms'),
    category: `STATEMENT_CATEGORY_${category}`,
    category_specification: keywords.map((word) => `KEYWORD_${word}`),
    content_type:
      kind === 'photo'
        ? ['CONTENT_TYPE_IMAGE']
        : picture
          ? ['CONTENT_TYPE_TEXT', 'CONTENT_TYPE_IMAGE']
          : ['CONTENT_TYPE_TEXT'],
    content_date: day(receivedAt),
    application_date: day(at),
    ...(supersededAt && { end_date_visibility_restriction: day(supersededAt) }),
    decision_facts: t(`statement.facts.${reason}`),
    source_type: sources[source],
    automated_detection: detected ? 'Yes' : 'No',
    automated_decision: automatic ? 'AUTOMATED_DECISION_FULLY' : 'AUTOMATED_DECISION_NOT_AUTOMATED',
    puid: `zakhor-${id}`,
  };
}

const day = (at: Date) => at.toISOString().slice(0, 10);

const sources = {
  'own-initiative': 'SOURCE_VOLUNTARY',
  flag: 'SOURCE_TYPE_OTHER_NOTIFICATION',
  notice: 'SOURCE_ARTICLE_16',
} as const satisfies Record<Statement['source'], PublicStatement['source_type']>;

/** What a reason is called there; a campaign's own rules are "other violations of the terms". */
const categories: Record<Reason, { category: string; keywords?: string[] }> = {
  hateful: { category: 'ILLEGAL_OR_HARMFUL_SPEECH', keywords: ['HATE_SPEECH'] },
  violent: { category: 'VIOLENCE' },
  sexual: { category: 'OTHER_VIOLATION_TC', keywords: ['NUDITY'] },
  'off-topic': { category: 'OTHER_VIOLATION_TC' },
  advertising: { category: 'OTHER_VIOLATION_TC' },
  'private-data': { category: 'DATA_PROTECTION_AND_PRIVACY_VIOLATIONS' },
  'not-own-picture': { category: 'INTELLECTUAL_PROPERTY_INFRINGEMENTS' },
  unclear: { category: 'OTHER_VIOLATION_TC' },
  other: { category: 'OTHER_VIOLATION_TC' },
};
