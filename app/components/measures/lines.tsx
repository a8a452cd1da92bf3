/** The plot's own units: as wide as a telephone shows it, so that its words are never small. */
const [width, height] = [360, 200];
const [left, right, top, bottom] = [52, 350, 16, 172];
export const linesSize = { width, height };

/** One line: its points from 0 to 1 along the axis, with their values; null breaks it. */
interface Line {
  line: string;
  points: { x: number; y: number | null }[];
}

/** Lines over an axis that begins at 0, with three places named on each axis, and moments that matter. */
export function Lines({
  lines,
  most,
  marks,
  places,
  moments = [],
}: {
  lines: Line[];
  /** Where the upright axis ends. */
  most: number;
  /** What is written beside that axis at 0, in its middle and at its end. */
  marks: [string, string, string];
  /** What is written below the plot, from its beginning to its end. */
  places: string[];
  moments?: { x: number; name: string }[];
}) {
  const across = (x: number) => left + x * (right - left);
  const up = (y: number) => bottom - (Math.min(y, most) / most) * (bottom - top);
  return (
    <>
      {marks.map((mark, index) => {
        const y = up((most * index) / 2);
        return (
          <g key={mark}>
            <path className="plot-rule" d={`M${left} ${y}H${right}`} />
            <text x={left - 6} y={y + 4} textAnchor="end">
              {mark}
            </text>
          </g>
        );
      })}
      {places.map((place, index) => (
        <text
          key={place}
          x={across(index / (places.length - 1))}
          y={bottom + 20}
          textAnchor={index === 0 ? 'start' : index === places.length - 1 ? 'end' : 'middle'}
        >
          {place}
        </text>
      ))}
      {moments.map(({ x, name }) => (
        <g key={name}>
          <path className="plot-moment" d={`M${across(x)} ${top}V${bottom}`} />
          <text x={across(x)} y={top - 5} textAnchor={x < 0.5 ? 'start' : 'end'}>
            {name}
          </text>
        </g>
      ))}
      {lines.map(({ line, points }) => (
        <g key={line}>
          <path className={`plot-line plot-${line}`} d={pathOf(points, across, up)} />
          {alone(points).map(({ x, y }) => (
            <circle key={x} className={`plot-${line}`} cx={across(x)} cy={up(y)} r={2.5} />
          ))}
        </g>
      ))}
    </>
  );
}

type At = (value: number) => number;

/** A path that begins anew after each gap. */
const pathOf = (points: Line['points'], across: At, up: At): string =>
  points
    .map(({ x, y }, index) =>
      y === null
        ? ''
        : `${(points[index - 1]?.y ?? null) === null ? 'M' : 'L'}${across(x).toFixed(1)} ${up(y).toFixed(1)}`,
    )
    .join('');

/** Points between two gaps, of which a line shows nothing. */
const alone = (points: Line['points']): { x: number; y: number }[] =>
  points.flatMap(({ x, y }, index) =>
    y !== null && (points[index - 1]?.y ?? null) === null && (points[index + 1]?.y ?? null) === null ? [{ x, y }] : [],
  );
