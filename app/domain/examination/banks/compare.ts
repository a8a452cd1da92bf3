import { eq, inArray } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { BankEntryId, SubmissionId } from '#db/ids.ts';
import { bank, bankEntry } from '#db/schema/bank.ts';
import type { Finding } from '#db/schema/finding.ts';
import { renditionsOfAll, type ShownRendition } from '../../submissions/rendition.ts';

/** So many are shown beside an item: the gravest. */
const mostShown = 3;

/** A bank's picture beside one that looks like it. */
export interface Banked {
  entry: BankEntryId;
  bank: string;
  /** Why it is there, in the words of whoever added it. */
  note: string | null;
  /** In how many bits of 256 the two differ; null where their bytes are equal. */
  distance: number | null;
  /** Only of what was given here and not withdrawn: banks keep no pictures. */
  thumb: ShownRendition | undefined;
}

type Hit = Pick<Finding, 'submission' | 'check' | 'severity' | 'evidence'>;

/** For each item what banks have that it looks like, as far as that asks for a look. @param findings gravest first */
export async function bankedFor(findings: readonly Hit[]): Promise<Map<SubmissionId, Banked[]>> {
  const hits = findings.filter(
    ({ check, severity, evidence }) => check === 'picture.likeness' && severity !== 'info' && evidence.entry,
  );
  const found = new Map<SubmissionId, Banked[]>();
  if (hits.length === 0) return found;
  const rows = await db
    .select({ entry: bankEntry.id, bank: bank.name, note: bankEntry.note, from: bankEntry.sourceSubmission })
    .from(bankEntry)
    .innerJoin(bank, eq(bank.slug, bankEntry.bank))
    .where(inArray(bankEntry.id, [...new Set(hits.map(({ evidence }) => evidence.entry as BankEntryId))]));
  const entries = new Map(rows.map((row) => [row.entry, row]));
  const thumbs = await renditionsOfAll(rows.flatMap(({ from }) => from ?? []));
  for (const { submission, evidence } of hits) {
    const entry = entries.get(evidence.entry as BankEntryId);
    const of = found.get(submission) ?? [];
    if (!entry || of.length === mostShown) continue;
    const { from, ...told } = entry;
    const thumb = from ? thumbs.get(from)?.find(({ name }) => name === 'thumb') : undefined;
    found.set(submission, [...of, { ...told, distance: (evidence.distance as number | undefined) ?? null, thumb }]);
  }
  return found;
}
