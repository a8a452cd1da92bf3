import { countries, countryName } from '#app/locales/countries.ts';
import { useMessages } from '../page/messages.tsx';
import { useNonce } from '../page/nonce.tsx';
import { Age, Consent } from './consent.tsx';
import enhance from './enhance-upload.js?url';
import { Field, ProblemSummary, tied, useProblem, type FormState } from './field.tsx';

/** The form for a photo or a testimony: plain HTML that works without scripts; with them it shows the photo and the progress. */
export function SubmissionForm({ kind, state, attempt }: { kind: 'photo' | 'testimony'; state: FormState; attempt: string }) {
  const { t, locale } = useMessages();
  const nonce = useNonce();
  const value = (name: string) => state.kept[name]?.[0] ?? '';
  const problemOf = { photo: useProblem(state, 'photo'), text: useProblem(state, 'text'), name: useProblem(state, 'name'),
    country: useProblem(state, 'country'), message: useProblem(state, 'message'), email: useProblem(state, 'email') };
  const upload = state.kept.upload?.[0];
  const photoHint = upload ? t('take-part.kept', { file: value('fileName') }) : t('take-part.photo.hint');
  return (
    <form method="post" encType="multipart/form-data" className="submission" data-enhance-upload data-sending={t('take-part.sending', { percent: 999 })}>
      <ProblemSummary state={state} />
      <input type="hidden" name="key" value={attempt} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="locale" value={locale} />
      {upload ? <input type="hidden" name="upload" value={upload} /> : null}
      {kind === 'testimony' ? (
        <Field name="text" label={t('testimony.text')} hint={t('testimony.text.hint')} problem={problemOf.text}>
          <textarea id="text" name="text" rows={12} required minLength={20} maxLength={5000} dir="auto" defaultValue={value('text')} {...tied('text', true, problemOf.text)} />
        </Field>
      ) : null}
      <Field name="photo" label={t(kind === 'photo' ? 'take-part.photo' : 'testimony.portrait')} hint={photoHint} optional={kind === 'testimony'} problem={problemOf.photo}>
        <input id="photo" name="photo" type="file" accept="image/*,.heic,.heif" required={kind === 'photo' && !upload} {...tied('photo', true, problemOf.photo)} />
        <img className="preview" alt="" hidden />
      </Field>
      <Field name="name" label={t('take-part.name')} hint={t('take-part.name.hint')} optional problem={problemOf.name}>
        <input id="name" name="name" autoComplete="name" maxLength={80} dir="auto" defaultValue={value('name')} {...tied('name', true, problemOf.name)} />
      </Field>
      <Field name="country" label={t('take-part.country')} problem={problemOf.country}>
        <select id="country" name="country" autoComplete="country" required defaultValue={value('country')} {...tied('country', false, problemOf.country)}>
          <option value="">{t('country.choose')}</option>
          {countriesIn(locale).map(([code, name]) => <option key={code} value={code}>{name}</option>)}
        </select>
      </Field>
      {kind === 'photo' ? (
        <Field name="message" label={t('take-part.message')} hint={t('take-part.message.hint')} optional problem={problemOf.message}>
          <textarea id="message" name="message" rows={3} maxLength={280} dir="auto" defaultValue={value('message')} {...tied('message', true, problemOf.message)} />
        </Field>
      ) : null}
      <Field name="email" label={t('take-part.email')} hint={t('take-part.email.hint')} optional problem={problemOf.email}>
        <input id="email" name="email" type="email" autoComplete="email" maxLength={254} defaultValue={value('email')} {...tied('email', true, problemOf.email)} />
      </Field>
      <Age state={state} />
      <Consent state={state} />
      <button type="submit" className="primary">{t('take-part.send')}</button>
      <p className="progress" role="status" hidden><progress max={100} value={0} /> <span /></p>
      <script type="module" nonce={nonce} src={enhance} />
    </form>
  );
}

/** Names are sorted once a language: the platform's collation takes its time for 249 of them. */
const sorted = new Map<string, [string, string][]>();

function countriesIn(locale: string): [string, string][] {
  let list = sorted.get(locale);
  if (!list) {
    const { compare } = new Intl.Collator(locale);
    list = countries.map((code): [string, string] => [code, countryName(code, locale)]).sort((a, b) => compare(a[1], b[1]));
    sorted.set(locale, list);
  }
  return list;
}
