import { twins } from '#app/domain/examination/words/twins.ts';
import type { Given } from '#app/domain/submissions/keep.ts';
import { seeded } from '#scripts/demo/random.ts';
import { disguises } from './disguises.ts';
import { isFigure, ordinaryPhoto, swapped } from './pictures.ts';

/** The groups of which a raid is made, beside the disguises of {@link disguises}. */
export const groups = {
  swapped: 'innocent photos whose sign was swapped',
  ordinary: 'ordinary photos',
  disguised: 'hateful words in disguise',
  twin: 'their innocent twins',
} as const;

/** One upload, as it will come, and the truth about it. */
export interface Upload {
  /** One of {@link groups}, or how it is disguised. */
  group: string;
  hateful: boolean;
  message: Given['message'];
  /** A hash of where it comes from. */
  network: string;
  picture(): Promise<Buffer>;
}

/** The whole raid, and what one of a fraction of it is made of. */
const whole = { eachOfAPicture: 10, swapped: 100, ordinary: 600, pairs: 150 };

/** A school class behind one address is among the ordinary ones. */
const classSize = 30;

/**
 * A raid: every upload of it, in the order in which they come, the trolls' among all others. Half of the disguised pictures come from one network
 * with the same words, the others from everywhere.
 * @param parts how many times smaller than the whole one: a divisor of 10
 */
export function planRaid(parts: number, rejected: Buffer[]): Upload[] {
  const each = whole.eachOfAPicture / parts;
  const variants = disguises.flatMap(({ how, make }, kind) =>
    rejected.flatMap((picture, which) =>
      Array.from({ length: each }, (_, index): Upload => {
        const strength = each > 1 ? index / (each - 1) : 0.5;
        const loud = (kind + which + index) % 2 === 0;
        return {
          group: how,
          hateful: true,
          message: loud ? 'I remember too' : null,
          network: loud ? 'the trolls’ network' : `bot ${kind} ${which} ${index}`,
          picture: async () => (await make(picture, strength)).jpeg({ quality: 88 - which - index }).toBuffer(),
        };
      }),
    ),
  );
  const seeds = Array.from({ length: whole.ordinary / parts }, (_, index) => index + 1);
  const ordinary = seeds.map((seed): Upload => ({
    group: groups.ordinary,
    hateful: false,
    message: seed % 10 === 0 ? 'Never again.' : seed % 3 === 0 ? `For my family, who came through, ${seed}` : null,
    network: seed <= classSize / parts ? 'a school' : `home ${seed}`,
    picture: () => ordinaryPhoto(seed),
  }));
  const stolen = seeds.filter(isFigure).slice(0, whole.swapped / parts);
  const swaps = stolen.map((seed): Upload => ({
    group: groups.swapped,
    hateful: true,
    message: null,
    network: `bot ${seed}`,
    picture: () => swapped(seed),
  }));
  const every = twins.length / (whole.pairs / parts);
  const texts = Array.from({ length: whole.pairs / parts }, (_, index) => twins[Math.floor(index * every)]!).flatMap(
    ({ hateful, innocent }, index): Upload[] => [
      {
        group: groups.disguised,
        hateful: true,
        message: hateful,
        network: `bot of words ${index}`,
        picture: () => ordinaryPhoto(10_003 + index * 8),
      },
      {
        group: groups.twin,
        hateful: false,
        message: innocent,
        network: `home of words ${index}`,
        picture: () => ordinaryPhoto(10_007 + index * 8),
      },
    ],
  );
  return shuffled([...variants, ...swaps, ...ordinary, ...texts]);
}

function shuffled<T>(all: T[]): T[] {
  const next = seeded(27);
  return all
    .map((one) => ({ one, at: next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
