import { useMessages } from '../page/messages.tsx';
import { useNonce } from '../page/nonce.tsx';
import { Age, Consent } from './consent.tsx';
import { Closed, type FormPage } from './closed.tsx';
import { CountryField } from './country-field.tsx';
import enhance from './enhance-upload.js?url';
import { ProblemSummary, type FormState } from './field.tsx';
import type { Kind } from './kind.ts';
import { PhotoField } from './photo-field.tsx';
import { TextField } from './text-field.tsx';

/**
 * The form for a photo or a testimony: plain HTML that works without scripts; with them it shows the photo and the
 * progress. The limits are those of `server/fields.ts`, which has the last word.
 */
export function SubmissionForm({
  kind,
  page,
  state: answered,
}: {
  kind: Kind;
  page: FormPage;
  state: FormState | undefined;
}) {
  const { t, locale } = useMessages();
  const nonce = useNonce();
  if (page.phase !== 'open' && !answered) return <Closed page={page} />;
  const state = answered ?? { problems: [], kept: {} };
  const area = kind === 'photo' ? 'take-part' : 'testimony';
  return (
    <form method="post" encType="multipart/form-data" className="submission" data-enhance-upload>
      <ProblemSummary state={state} />
      <input type="hidden" name="key" value={state.kept.key?.[0] ?? page.attempt} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="locale" value={locale} />
      <section className="part">
        {kind === 'testimony' ? (
          <TextField
            name="text"
            label={t('testimony.text')}
            hint={t('testimony.text.hint')}
            state={state}
            rows={14}
            minLength={20}
            maxLength={5000}
          />
        ) : null}
        <PhotoField kind={kind} state={state} />
        {kind === 'photo' ? (
          <TextField
            name="message"
            label={t('take-part.message')}
            hint={t('take-part.message.hint')}
            state={state}
            optional
            rows={3}
            maxLength={280}
          />
        ) : null}
      </section>
      <section className="part" aria-labelledby="you">
        <h2 id="you">{t('take-part.section.you')}</h2>
        <TextField
          name="name"
          label={t('take-part.name')}
          hint={t(`${area}.name.hint`)}
          state={state}
          optional
          maxLength={80}
          autoComplete="name"
        />
        <CountryField state={state} />
        <TextField
          name="email"
          label={t('take-part.email')}
          hint={t('take-part.email.hint')}
          state={state}
          optional
          type="email"
          maxLength={254}
          autoComplete="email"
        />
        <Age kind={kind} state={state} />
      </section>
      <Consent kind={kind} state={state} />
      <div className="sending">
        <p
          className="sending-words"
          role="status"
          data-sending={t('take-part.sending')}
          data-arrived={t('take-part.arrived')}
          data-lost={t('take-part.lost')}
          data-busy={t('take-part.busy')}
        />
        <progress className="sending-bar" max={100} value={0} aria-label={t('take-part.send')} hidden />
        <button type="submit" className="primary">
          {t(`${area}.send`)}
        </button>
      </div>
      <script type="module" nonce={nonce} src={enhance} />
    </form>
  );
}
