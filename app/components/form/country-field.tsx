import { countries, countryName } from '#app/locales/countries.ts';
import { useMessages } from '../page/messages.tsx';
import { Field, tied, useProblem, type FormState } from './field.tsx';

/** All countries, named and sorted as the page's language has it. */
export function CountryField({ state }: { state: FormState }) {
  const { t, locale } = useMessages();
  const problem = useProblem(state, 'country');
  return (
    <Field name="country" label={t('take-part.country')} problem={problem}>
      <select
        id="country"
        name="country"
        autoComplete="country"
        required
        defaultValue={state.kept.country?.[0] ?? ''}
        {...tied('country', false, problem)}
      >
        <option value="">{t('country.choose')}</option>
        {countriesIn(locale).map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** Names are sorted once a language: the platform's collation takes its time for 249 of them. */
const sorted = new Map<string, [string, string][]>();

function countriesIn(locale: string): [string, string][] {
  let list = sorted.get(locale);
  if (!list) {
    const { compare } = new Intl.Collator(locale);
    list = countries
      .map((code): [string, string] => [code, countryName(code, locale)])
      .sort((a, b) => compare(a[1], b[1]));
    sorted.set(locale, list);
  }
  return list;
}
