import { entryChoices } from '#app/domain/examination/words/entry-choices.ts';
import type { TextKind } from '#app/domain/examination/words/find.ts';
import type { LexiconFilter } from '#app/domain/examination/words/list-lexicon.ts';
import type { FieldProblem } from './problem.ts';

/** What an address asks of the list of words; what it should not be is left out. */
export function askedOf(request: Request): LexiconFilter {
  const { searchParams } = new URL(request.url);
  const given = (name: string, longest: number) =>
    searchParams.get(name)?.replaceAll('\0', '').trim().slice(0, longest) || undefined;
  return {
    text: given('text', 80),
    category: entryChoices.categories.find((one) => one === searchParams.get('category')),
    language: given('language', 12),
    after: given('after', 80),
  };
}

/** The longest text that is tried, in UTF-16 units: that of a testimony. */
const longest = 5_000;

const kinds = ['message', 'testimony', 'name'] as const satisfies TextKind[];

/** A text that somebody wants to try, and what it is to be taken for. */
export function readTrial(form: FormData): { text: string; kind: (typeof kinds)[number]; problems: FieldProblem[] } {
  const text = String(form.get('try') ?? '').replaceAll('\r\n', '\n');
  const kind = kinds.find((one) => one === form.get('kind')) ?? 'message';
  const code = text.trim() === '' ? 'required' : text.length > longest ? 'too-long' : undefined;
  return { text, kind, problems: code ? [{ field: 'try', code, message: `try: ${code}` }] : [] };
}
