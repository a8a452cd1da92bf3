import { useMessages } from '../page/messages.tsx';
import { Field, tied, useProblem, type FormState } from './field.tsx';
import type { Kind } from './kind.ts';

/** The picture: chosen, shown by the script once it is, or kept from an attempt before. */
export function PhotoField({ kind, state }: { kind: Kind; state: FormState }) {
  const { t } = useMessages();
  const problem = useProblem(state, 'photo');
  const upload = state.kept.upload?.[0];
  const isPhoto = kind === 'photo';
  return (
    <Field
      name="photo"
      label={t(isPhoto ? 'take-part.photo' : 'testimony.portrait')}
      hint={t(isPhoto ? 'take-part.photo.hint' : 'testimony.portrait.hint')}
      optional={!isPhoto}
      problem={problem}
    >
      {upload ? <input type="hidden" name="upload" value={upload} /> : null}
      <div className="photo-frame">
        {isPhoto && !upload ? <Sign /> : null}
        <img className="preview" alt={t('take-part.preview')} hidden />
        {upload ? (
          <p className="photo-kept" id="photo-kept">
            {t('take-part.kept', { file: state.kept.fileName?.[0] ?? '' })}
          </p>
        ) : null}
        <input
          id="photo"
          name="photo"
          type="file"
          accept="image/*,.heic,.heif"
          required={isPhoto && !upload}
          data-too-large={t('problem.photo.too-large')}
          {...tied('photo', true, problem)}
        />
      </div>
    </Field>
  );
}

/** Somebody who holds a sheet of paper: what the photo is to look like. */
const Sign = () => (
  <svg className="sign" viewBox="0 0 200 130" aria-hidden="true">
    <g fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round">
      <path d="M100 10c13 0 21 9 21 23s-9 26-21 26-21-12-21-26 8-23 21-23z" />
      <path d="M90 57v8c-22 4-40 12-46 34l-5 31M110 57v8c22 4 40 12 46 34l5 31" />
      <path d="m45 82 111-5 3 44-111 5z" className="sign-paper" />
      <path d="M64 95l72-3M66 108l48-2" className="sign-words" />
      <path d="M42 96c-4 1-5 11 2 12l6-1M160 91c5 0 6 11-1 13l-5 1" />
    </g>
  </svg>
);
