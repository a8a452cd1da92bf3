import type { Facts } from '#app/domain/moderation/facts.ts';
import type { MessageKey } from '#app/locales/catalogs.ts';
import { useMessages } from '../page/messages.tsx';

type Corner = [x: number, y: number];

interface Shown {
  corners: Corner[];
  /** What it was found as; null for words that nothing is said of. */
  hit: { severity: string; what: string } | null;
}

/** The places that the reading of a picture names, those with something to say last, so that they lie above. */
function placesIn(findings: Facts['findings'], wordOf: (category: string) => string): Shown[] {
  const read = findings.filter(({ check }) => check === 'picture.words');
  const words = read.flatMap(({ evidence }) => (evidence.words ?? []) as { corners: Corner[] }[]);
  const hits = read.flatMap(({ severity, evidence }) =>
    ((evidence.places ?? []) as Corner[][]).map((corners) => ({
      corners,
      hit: { severity, what: wordOf(evidence.category as string) },
    })),
  );
  return [...words.map(({ corners }) => ({ corners, hit: null })), ...hits.toReversed()];
}

/** Outlines of what was read in a picture, drawn over it; what they say stands beside, in the facts. */
export function PictureWords({ item, width, height }: { item: Facts; width: number; height: number }) {
  const { t } = useMessages();
  const places = placesIn(item.findings, (category) => t(`desk.words.${category}` as MessageKey));
  if (places.length === 0) return null;
  const size = Math.round(Math.max(width, height) / 48);
  return (
    <svg
      className="picture-words"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      fontSize={size}
      aria-hidden="true"
    >
      {places.map(({ corners, hit }, index) => {
        const points = corners.map(([x, y]) => [x * width, y * height] as const);
        const below = Math.max(...points.map(([, y]) => y)) + size * 1.2;
        return (
          <g key={index} className={hit ? `picture-hit picture-hit-${hit.severity}` : undefined}>
            <polygon points={points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')} />
            {hit ? (
              <text x={Math.min(...points.map(([x]) => x))} y={below > height ? below - size * 2.6 : below}>
                {hit.what}
              </text>
            ) : null}
          </g>
        );
      })}
    </svg>
  );
}
