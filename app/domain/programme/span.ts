import type { Block } from '#db/schema/block.ts';
import { momentOf } from './clock.ts';

/** A block with the moments that its clock's times are; in ms since the epoch. */
export interface Span extends Pick<Block, 'id' | 'kind' | 'words' | 'partner'> {
  from: number;
  until: number;
  countsTo: number | null;
}

/** @param zone the wall's, for a block that names none */
export function spanOf({ id, kind, words, partner, ...block }: Block, zone: string): Span {
  const moment = (time: string) => momentOf(time, block.zone ?? zone);
  return {
    id,
    kind,
    words,
    partner,
    from: moment(block.startsAt),
    until: moment(block.endsAt),
    countsTo: block.countsTo === null ? null : moment(block.countsTo),
  };
}

/** The block that stands at a moment: of several, the one that began last, and of those the one that ends first. */
const standingAt = (spans: readonly Span[], moment: number): Span | null =>
  spans
    .filter(({ from, until }) => from <= moment && moment < until)
    .toSorted((a, b) => b.from - a.from || a.until - b.until || (a.id < b.id ? -1 : 1))[0] ?? null;

/** The block that stands at a moment, null where none does, and until when nothing changes in that. */
export function slotAt(spans: readonly Span[], moment: number): { block: Span | null; until: number } {
  const block = standingAt(spans, moment);
  const edges = spans.flatMap(({ from, until }) => [from, until]).filter((edge) => edge > moment);
  const next = edges.toSorted((a, b) => a - b).find((edge) => standingAt(spans, edge)?.id !== block?.id);
  return { block, until: next ?? Infinity };
}

const withoutPeople = ['message', 'countdown', 'silence', 'hold', 'black', 'figures'] as const;
type WithoutPeople = (typeof withoutPeople)[number];

/** Whether a block keeps the wall free of people: it has cards of its own, and nobody's turn comes in it. */
export const isWithoutPeople = <Of extends Pick<Span, 'kind'>>(block: Of): block is Of & { kind: WithoutPeople } =>
  (withoutPeople as readonly string[]).includes(block.kind);

/** Beside testimonies and silence there is nobody's thanks for so long, in ms. */
export const apartMs = 60_000;

/** Whether a block of one of these kinds stands less than a minute before, in or after a time. */
export const isNear = (spans: readonly Span[], kinds: Block['kind'][], from: number, until: number): boolean =>
  spans.some((one) => kinds.includes(one.kind) && one.from < until + apartMs && one.until > from - apartMs);
