import type { PlannedBlock } from '#app/domain/programme/day.ts';
import type { MessageKey } from '#app/locales/catalogs.ts';
import { useMessages } from '../page/messages.tsx';
import { useDates } from './use-dates.ts';

const hour = 3_600_000;
const width = 220;
const label = 52;
/** How high an hour is drawn, in units of the drawing, and at least what a block needs to be seen. */
const hourHeight = 56;
const leastHeight = 4;

/** A night drawn as a column, to scale: what overlaps stands side by side. The list says the same in words. */
export function NightColumn({ blocks }: { blocks: PlannedBlock[] }) {
  const { t } = useMessages();
  const { timeWords } = useDates();
  const first = Math.floor(Math.min(...blocks.map(({ from }) => from)) / hour) * hour;
  const last = Math.ceil(Math.max(...blocks.map(({ until }) => until)) / hour) * hour;
  const y = (moment: number) => ((moment - first) / hour) * hourHeight + 8;
  const lanes = lanesOf(blocks);
  const laneWidth = (width - label) / (Math.max(...lanes.values()) + 1);
  // Clocks may be put forward in the night: an hour's line says what they show then.
  const shift = Date.parse(`${blocks[0]!.starts}Z`) - blocks[0]!.from;
  const hours = Array.from({ length: (last - first) / hour + 1 }, (_, index) => first + index * hour);
  return (
    <svg
      className="programme-column"
      viewBox={`0 0 ${width} ${y(last) + 10}`}
      width={width}
      height={y(last) + 10}
      aria-hidden="true"
    >
      {hours.map((moment) => (
        <g key={moment}>
          <path className="plot-line" d={`M${label} ${y(moment)}H${width}`} />
          <text x={label - 6} y={y(moment) + 4} textAnchor="end">
            {timeWords(new Date(moment + shift).toISOString().slice(0, 19))}
          </text>
        </g>
      ))}
      {blocks.map((block) => {
        const height = Math.max(leastHeight, y(block.until) - y(block.from) - 1);
        const x = label + lanes.get(block.id)! * laneWidth;
        return (
          <a key={block.id} href={`#block-${block.id}`} tabIndex={-1}>
            <rect
              className={`block-${block.kind}${block.problems.length > 0 ? ' block-problem' : ''}`}
              x={x + 1}
              y={y(block.from)}
              width={laneWidth - 2}
              height={height}
              rx={2}
            />
            {height > 16 ? (
              <text className="programme-in" x={x + 8} y={y(block.from) + 14}>
                {t(`desk.programme.kind.${block.kind}` as MessageKey)}
              </text>
            ) : null}
          </a>
        );
      })}
    </svg>
  );
}

/** Which lane each block stands in: the first that is free when it begins. */
function lanesOf(blocks: PlannedBlock[]): Map<string, number> {
  const ends: number[] = [];
  return new Map(
    blocks.map(({ id, from, until }) => {
      const free = ends.findIndex((end) => end <= from);
      const lane = free < 0 ? ends.length : free;
      ends[lane] = until;
      return [id, lane];
    }),
  );
}
