import { randomInt } from 'node:crypto';

/** Calm words that say nothing of anybody: no country, no faith, no rank. */
const first =
  'amber autumn bright calm clear copper distant early easy even evening fair gentle golden green harbour hazel ivory kind lasting level light linen mellow mild misty morning olive open patient pearl plain quiet ready river round sandy silver simple slow soft steady still summer tender velvet warm winter young'.split(
    ' ',
  );
const second =
  'alder apple aspen basin bay beech birch brook cedar cherry cloud clover coast cove elm fern field finch garden grove heather heron hill island lake lantern lark linden maple marsh meadow moss oak orchard path pebble pine plain plum pond poplar reed robin rowan sage shore sparrow spring swan thrush valley willow wren'.split(
    ' ',
  );

const word = (words: readonly string[]) => {
  const one = words[randomInt(words.length)]!;
  return one[0]!.toUpperCase() + one.slice(1);
};

/** A name to work under, such as Quiet Heron: one of some 2 500, by chance, so that nothing leads back from it. */
export const newPseudonym = (): string => `${word(first)} ${word(second)}`;
