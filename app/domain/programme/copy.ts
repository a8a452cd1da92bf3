import { randomUUID } from 'node:crypto';
import { BlockId, type StaffId } from '#db/ids.ts';
import { Invalid } from '../errors.ts';
import { fillNight } from './change.ts';
import { daysBetween, daysLater } from './clock.ts';
import { blocksOfNight } from './nights.ts';
import { blocksOf, type Template } from './templates.ts';

const newId = () => BlockId.parse(randomUUID());

/**
 * Copies a night of a wall to another one, which must have nothing yet: at the same times of its clocks. Answers how many
 * blocks there are now.
 * @throws {NotFound} @throws {Conflict} when something is there already
 * @throws {Invalid} when there is nothing to copy, or a block cannot be on that night
 */
export const copyNight = (wallId: string, from: string, to: string, actor: StaffId): Promise<number> =>
  fillNight(
    wallId,
    to,
    async (held, tx) => {
      const blocks = await blocksOfNight(held, from, tx);
      if (blocks.length === 0) throw new Invalid('copy-to', 'nothing', 'there is nothing to copy');
      const moved = (time: string) => daysLater(time, daysBetween(from, to));
      return blocks.map(({ wall: _, change: __, ...block }) => ({
        ...block,
        id: newId(),
        startsAt: moved(block.startsAt),
        endsAt: moved(block.endsAt),
        countsTo: block.countsTo && moved(block.countsTo),
      }));
    },
    actor,
  );

/** Fills a night of a wall by a template. @throws {NotFound} @throws {Conflict} when something is there already */
export const applyTemplate = (wallId: string, night: string, template: Template, actor: StaffId): Promise<number> =>
  fillNight(
    wallId,
    night,
    async ({ rules }) => blocksOf(template, night, rules).map((block) => ({ ...block, id: newId() })),
    actor,
  );
