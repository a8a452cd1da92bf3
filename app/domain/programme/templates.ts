import type { BlockKind } from '#db/schema/block.ts';
import type { PlaceRule } from '#db/schema/wall.ts';
import { daysLater } from './clock.ts';
import type { BlockWords } from './faults.ts';
import { ruleAgainst } from './rules.ts';

/** A block of any night: the clock's times, and whether it is morning by then. */
type Line = readonly [kind: BlockKind, starts: `${number}:${number}`, ends: `${number}:${number}`];

/** The hours of a vigil: after each one strikes, a minute of silence and ten minutes of testimonies. */
const vigil = (hour: number): Line[] => {
  const at = (minutes: number) =>
    `${String((hour + Math.floor(minutes / 60)) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}` as Line[1];
  return [
    ['silence', at(0), at(1)],
    ['testimony', at(1), at(11)],
    ['mosaic', at(11), at(60)],
  ];
};

/** Nights as they are often wanted, to begin with; none needs words, so that they are nobody's language. */
export const templates = {
  evening: [
    ['mosaic', '17:00', '18:30'],
    ['testimony', '18:30', '19:00'],
    ['silence', '19:00', '19:02'],
    ['testimony', '19:02', '19:30'],
    ['mosaic', '19:30', '21:30'],
    ['photos', '21:30', '21:55'],
    ['figures', '21:55', '22:00'],
  ],
  vigil: [18, 19, 20, 21, 22, 23, 0, 1, 2, 3, 4, 5].flatMap(vigil),
} as const satisfies Record<string, readonly Line[]>;
export type Template = keyof typeof templates;

/** The blocks of a template on one night, without those that the place forbids. */
export const blocksOf = (template: Template, night: string, rules: readonly PlaceRule[]): BlockWords[] =>
  (templates[template] as readonly Line[])
    .filter(([kind]) => !ruleAgainst(kind, rules))
    .map(([kind, starts, ends]) => ({
      kind,
      startsAt: onNight(night, starts),
      endsAt: onNight(night, ends),
      zone: null,
      words: null,
      countsTo: null,
      partner: null,
    }));

/** Before noon it is the next morning. */
const onNight = (night: string, time: string): string => {
  const evening = `${night}T${time}:00`;
  return time < '12:00' ? daysLater(evening, 1) : evening;
};
