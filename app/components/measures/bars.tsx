const width = 360;
const rowHeight = 42;

interface Bar {
  name: string;
  value: string;
  /** From 0 to 1, of the whole length. */
  share: number;
  /** More than it should be. */
  over?: boolean;
}

export const barsSize = (rows: number) => ({ width, height: rows * rowHeight + 4 });

/** Bars below one another, each with its name and value above it; a stroke where all should end. */
export function Bars({ bars, mark }: { bars: Bar[]; mark?: number }) {
  return (
    <>
      {bars.map(({ name, value, share, over }, index) => {
        const y = index * rowHeight;
        return (
          <g key={name}>
            <text x={0} y={y + 14}>
              {name}
            </text>
            <text x={width} y={y + 14} textAnchor="end" className="plot-value">
              {value}
            </text>
            <rect className="plot-track" x={0} y={y + 22} width={width} height={8} />
            <rect
              className={over ? 'plot-bar plot-over' : 'plot-bar'}
              x={0}
              y={y + 22}
              width={(Math.min(1, share) * width).toFixed(1)}
              height={8}
            />
            {mark === undefined ? null : <path className="plot-moment" d={`M${mark * width} ${y + 18}V${y + 34}`} />}
          </g>
        );
      })}
    </>
  );
}
