import { useWallWords } from './wall-words.tsx';

/** How many people, of how many countries, have taken part so far. */
export function Figures({ people, countries }: { people: number; countries: number }) {
  return (
    <dl className="figures">
      <Figure count={people} of="screen.people" />
      <Figure count={countries} of="screen.countries" />
    </dl>
  );
}

function Figure({ count, of }: { count: number; of: 'screen.people' | 'screen.countries' }) {
  const said = useWallWords();
  return (
    <div>
      <dd>{new Intl.NumberFormat(said[0]?.locale).format(count)}</dd>
      {said.map(({ locale, t }) => (
        <dt key={locale} lang={locale}>
          {t(of, { count })}
        </dt>
      ))}
    </div>
  );
}
