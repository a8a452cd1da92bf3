import { useId, type ReactNode } from 'react';
import { useMessages } from '../page/messages.tsx';

/** A plot for the eye, what it says in one sentence for everybody, and its numbers behind a summary. */
export function Figure({
  title,
  says,
  legend,
  head,
  rows,
  size,
  children,
}: {
  title: string;
  /** What there is to see, in words. */
  says: string;
  /** What its lines are, as drawn. */
  legend?: { name: string; line: string }[];
  head: string[];
  rows: string[][];
  size: { width: number; height: number };
  children: ReactNode;
}) {
  const { t } = useMessages();
  const id = useId();
  return (
    <figure className="measure">
      <figcaption>
        <h2>{title}</h2>
        <p>{says}</p>
      </figcaption>
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="img"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-says`}
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-says`}>{says}</desc>
        {children}
      </svg>
      {legend ? (
        <ul className="measure-legend">
          {legend.map(({ name, line }) => (
            <li key={name}>
              <svg viewBox="0 0 24 8" aria-hidden="true">
                <path className={`plot-line plot-${line}`} d="M0 4H24" />
              </svg>
              {name}
            </li>
          ))}
        </ul>
      ) : null}
      <details>
        <summary>{t('desk.measures.numbers')}</summary>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
        <div className="measure-table" tabIndex={0} role="group" aria-label={title}>
          <table>
            <thead>
              <tr>
                {head.map((one) => (
                  <th key={one} scope="col">
                    {one}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(([name, ...values]) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  {values.map((value, column) => (
                    <td key={head[column + 1]}>{value}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
