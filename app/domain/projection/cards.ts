import { and, asc, desc, eq, exists, gt, inArray, isNotNull, isNull, lte, or, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { db } from '#db/client.ts';
import type { CardId, SubmissionId } from '#db/ids.ts';
import { card, cardItem, type Card } from '#db/schema/card.ts';
import { submission, type SubmissionState } from '#db/schema/submission.ts';
import { renditionsOfAll, type ShownRendition } from '../submissions/rendition.ts';
import { showable } from '../submissions/showable.ts';

/** A submission as it may stand on a wall now. */
export interface CardFace {
  submission: SubmissionId;
  kind: 'photo' | 'testimony' | 'message';
  name: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string;
  /** A photo's few words, or the part of a testimony that is shown. */
  words: string | null;
  /** Smallest first; empty without a picture. */
  renditions: ShownRendition[];
}

/** A card with whoever on it may be shown at this moment; times in ms since the epoch. */
export interface ShownCard extends Pick<Card, 'kind' | 'layout' | 'says' | 'announced' | 'superseded'> {
  card: CardId;
  at: number;
  until: number;
  items: CardFace[];
}

/** The most cards that one question answers: more than an hour of a wall at the usual pace. */
export const maxCards = 500;

/** A card that ended so long ago is no news any more, in minutes. */
const staleMinutes = 10;

const begun = alias(card, 'begun');

/**
 * The last card of a wall that began and still has somebody to show, however long ago it was to end: it is what there
 * is to show when the planner is away.
 */
const lastShown = (wall: string | typeof card.wall) => lastBegun(wall, someoneOn);

/** The last that began and has words or somebody to show: it stands through a pause. */
const lastStood = (wall: string | typeof card.wall) => lastBegun(wall, or(isNotNull(begun.says), someoneOn));

const someoneOn = exists(
  db
    .select({ one: cardItem.card })
    .from(cardItem)
    .innerJoin(submission, eq(submission.id, cardItem.submission))
    .where(and(eq(cardItem.card, begun.id), showable('wall'))),
);

const lastBegun = (wall: string | typeof card.wall, which: SQL | undefined) =>
  db
    .select({ id: begun.id })
    .from(begun)
    .where(and(eq(begun.wall, wall), isNull(begun.superseded), lte(begun.at, sql`now()`), which))
    .orderBy(desc(begun.at))
    .limit(1);

/**
 * The cards that these events announced, whether taken back since or not, but for those that ended more than ten
 * minutes ago and stand no more; an event announces the cards of one plan at most.
 */
export const cardsOf = async (numbers: number[]): Promise<ShownCard[]> =>
  numbers.length === 0
    ? []
    : faced(
        await db
          .select()
          .from(card)
          .where(
            and(
              inArray(card.announced, numbers),
              or(
                gt(card.until, sql`now() - make_interval(mins => ${staleMinutes})`),
                eq(card.id, lastShown(card.wall)),
                eq(card.id, lastStood(card.wall)),
              ),
            ),
          )
          .orderBy(asc(card.at)),
      );

/** The cards of a wall that have not ended, and the one that stands, as the journal stood at `head`. */
export const comingCards = async (wall: string, head: number): Promise<ShownCard[]> =>
  faced(
    await db
      .select()
      .from(card)
      .where(
        and(
          eq(card.wall, wall),
          or(gt(card.until, sql`now()`), eq(card.id, lastShown(wall)), eq(card.id, lastStood(wall))),
          sql`${card.announced} <= ${head}`,
          or(isNull(card.superseded), gt(card.superseded, head)),
        ),
      )
      .orderBy(asc(card.at))
      .limit(maxCards),
  );

/** Puts the faces on, of those who may be shown. */
async function faced(cards: Card[]): Promise<ShownCard[]> {
  const places = await placesOf(cards);
  return cards.map((one) => ({
    ...shownCard(one),
    items: places.get(one.id)!.flatMap(({ face }) => face ?? []),
  }));
}

export const shownCard = ({ id, at, until, kind, layout, says, announced, superseded }: Card) => ({
  card: id,
  at: at.getTime(),
  until: until.getTime(),
  kind,
  layout,
  says,
  announced,
  superseded,
});

/** Who was given a place on a card. */
export interface Place {
  submission: SubmissionId;
  state: SubmissionState;
  /** Null for whoever may not be shown now. */
  face: CardFace | null;
}

/**
 * The places on these cards, in their order. Consent and clearance are asked for at this moment, not when the card
 * was planned.
 */
export async function placesOf(cards: Card[]): Promise<Map<CardId, Place[]>> {
  const placed = new Map<CardId, Place[]>(cards.map(({ id }) => [id, []]));
  if (cards.length === 0) return placed;
  const places = await db
    .select({
      card: cardItem.card,
      submission: submission.id,
      kind: submission.kind,
      name: submission.name,
      country: submission.country,
      words: sql<string | null>`coalesce(${submission.text}, ${submission.message})`,
      state: submission.state,
      showable: showable('wall').mapWith(Boolean),
    })
    .from(cardItem)
    .innerJoin(submission, eq(submission.id, cardItem.submission))
    .where(inArray(cardItem.card, [...placed.keys()]))
    .orderBy(asc(cardItem.card), asc(cardItem.place));
  const shown = places.filter((place) => place.showable).map((place) => place.submission);
  const renditions = await renditionsOfAll([...new Set(shown)]);
  for (const { card: id, state, showable: mayBeShown, words, ...rest } of places) {
    const face = { ...rest, words: words && quotation(words), renditions: renditions.get(rest.submission) ?? [] };
    placed.get(id)!.push({ submission: rest.submission, state, face: mayBeShown ? face : null });
  }
  return placed;
}

/** The longest quotation that a wall can show at a size that is read from afar, in UTF-16 units. */
const maxQuotation = 280;

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/**
 * The beginning of a text, whole sentences where it can be, else whole words with an ellipsis; where words are not
 * parted by spaces, whole characters as people see them (graphemes of Unicode's annex 29).
 */
export function quotation(text: string): string {
  const flat = text.replace(/\s+/gu, ' ').trim();
  const cut = graphemes.segment(flat).containing(maxQuotation);
  if (!cut) return flat;
  const head = flat.slice(0, cut.index);
  const sentences = /^.{60,}[.!?…。؟](?=\s)/u.exec(head)?.[0];
  const words = head.slice(0, head.lastIndexOf(' ') + 1).trimEnd();
  return sentences ?? `${words || head} …`;
}
