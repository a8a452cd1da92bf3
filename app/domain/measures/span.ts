import { sql, type SQL } from 'drizzle-orm';

/** How far back is looked, and in which steps. */
export const spans = {
  day: { hours: 24, stepHours: 1 },
  week: { hours: 7 * 24, stepHours: 6 },
} as const;
export type Span = keyof typeof spans;

/** A moment lies in the span. */
export const within = (at: SQL, span: Span): SQL => sql`${at} > now() - make_interval(hours => ${spans[span].hours})`;

/** In which step of the span a moment lies, from 0. */
export const stepOf = (at: SQL, span: Span): SQL => {
  const { hours, stepHours } = spans[span];
  return sql`floor(extract(epoch from ${at} - now() + make_interval(hours => ${hours})) / ${stepHours * 3600}::int)::int`;
};

/** One row for each step of the span, and the row of the whole apart: of what is grouped by both. */
export function inSteps<Row extends { step: number | null }>(
  rows: Row[],
  span: Span,
): { whole: Row | null; steps: (Row | null)[] } {
  const { hours, stepHours } = spans[span];
  const bySteps = new Map(rows.map((row) => [row.step, row]));
  return {
    whole: bySteps.get(null) ?? null,
    steps: Array.from({ length: hours / stepHours }, (_, step) => bySteps.get(step) ?? null),
  };
}
