import type { ReactNode } from 'react';
import type { Finding } from '#db/schema/finding.ts';
import type { MessageKey } from '#app/locales/catalogs.ts';
import { useMessages } from '../page/messages.tsx';

/** A place in one of an item's texts that the word check found. */
interface Hit {
  severity: Finding['severity'];
  category: string;
  start: number;
  end: number;
}

/** The hits in one field, in its order; of those that overlap, the gravest. */
function hitsIn(findings: readonly Pick<Finding, 'check' | 'severity' | 'evidence'>[], field: string): Hit[] {
  const hits = findings
    .filter(({ check, evidence }) => (check === 'words' || check === 'picture.words') && evidence.field === field)
    .map(({ severity, evidence }) => ({ severity, ...(evidence as unknown as Omit<Hit, 'severity'>) }));
  const kept: Hit[] = [];
  for (const hit of hits) if (kept.every(({ start, end }) => hit.end <= start || hit.start >= end)) kept.push(hit);
  return kept.toSorted((a, b) => a.start - b.start);
}

/** Her words, with what the word check found in them marked, each mark with what it is about. */
export function Marked({
  text,
  field,
  findings,
}: {
  text: string;
  field: 'name' | 'message' | 'text' | 'picture';
  findings: readonly Pick<Finding, 'check' | 'severity' | 'evidence'>[];
}) {
  const { t } = useMessages();
  const parts: ReactNode[] = [];
  let told = 0;
  for (const { start, end, severity, category } of hitsIn(findings, field)) {
    const what = t(`desk.words.${category}` as MessageKey);
    parts.push(
      text.slice(told, start),
      <mark key={start} className={`mark-${severity}`} title={what}>
        {text.slice(start, end)}
        <span className="unseen"> ({what})</span>
      </mark>,
    );
    told = end;
  }
  return (
    <>
      {parts}
      {text.slice(told)}
    </>
  );
}
