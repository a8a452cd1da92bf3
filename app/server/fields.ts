import { z } from 'zod';
import { purposes } from '#app/domain/submissions/consent.ts';
import { countries } from '#app/locales/countries.ts';

/** Trimmed, composed (NFC) and without control characters; null when nothing is left. */
const words = (max: number) =>
  z
    .string()
    .optional()
    .transform(
      (text) =>
        text
          ?.normalize('NFC')
          .replace(/(?![\n\t])\p{Cc}/gu, '')
          .trim() || null,
    )
    .refine((text) => (text?.length ?? 0) <= max, { error: 'too-long' });

const known = new Set(countries);

/**
 * The fields of the form, on the page and in the API alike. Every message is a code, which the catalogs and
 * `messages` below put into words.
 */
export const Fields = z
  .object({
    kind: z.enum(['photo', 'testimony'], { error: 'unknown' }),
    name: words(80),
    country: z
      .string({ error: 'required' })
      .trim()
      .toUpperCase()
      .min(1, { error: 'required', abort: true })
      .refine((code) => known.has(code), { error: 'unknown' }),
    locale: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, { error: 'unknown' }),
    message: words(280),
    text: words(5000),
    email: z
      .string()
      .optional()
      .transform((text) => text?.trim() || null)
      .pipe(z.email({ error: 'invalid' }).max(254, { error: 'invalid' }).nullable()),
    partner: z
      .string()
      .optional()
      .transform((slug) => slug?.trim() || null),
    age: z.enum(['adult', 'minor'], { error: 'required' }),
    guardian: z.string().optional(),
    consent: z.literal('yes', { error: 'required' }),
    /** Left out it means walls and site; there but empty, nothing was ticked. */
    uses: z
      .array(z.string())
      .optional()
      .transform((given) => (given === undefined ? ['wall', 'site'] : given.filter((use) => use !== '')))
      .pipe(z.array(z.enum(purposes, { error: 'unknown' })))
      .refine((uses) => uses.includes('wall') || uses.includes('site'), { error: 'required' }),
  })
  .superRefine((fields, context) => {
    if (fields.age === 'minor' && fields.guardian !== 'yes')
      context.addIssue({ code: 'custom', path: ['guardian'], message: 'required' });
    if (fields.kind !== 'testimony') return;
    if (!fields.text) context.addIssue({ code: 'custom', path: ['text'], message: 'required' });
    else if (fields.text.length < 20) context.addIssue({ code: 'custom', path: ['text'], message: 'too-short' });
  });

/** The codes in plain English, for programs; pages take theirs from the catalogs. */
export const messages: Record<string, string> = {
  'form.rate': 'Many are writing at this moment: send it again later.',
  'photo.required': 'Add a photo.',
  'photo.too-large': 'The photo is larger than 25 MB: send a smaller one.',
  'photo.not-a-picture': 'This file is no picture that we can read: send a JPEG, PNG, WebP, AVIF, HEIC, GIF or TIFF.',
  'photo.empty': 'The file is empty: choose the photo again.',
  'photo.gone': 'The photo is no longer kept: choose it again.',
  'kind.unknown': 'Say `photo` or `testimony`.',
  'name.too-long': 'A name has at most 80 characters.',
  'country.required': 'Choose a country.',
  'country.unknown': 'Give the country as a code of two letters (ISO 3166-1), such as FR.',
  'locale.unknown': 'Give the language as a tag, such as `fr`.',
  'message.too-long': 'A message has at most 280 characters.',
  'text.required': 'Write the testimony.',
  'text.too-short': 'A testimony has at least 20 characters.',
  'text.too-long': 'A testimony has at most 5000 characters.',
  'email.invalid': 'This is no e-mail address.',
  'partner.unknown': 'We do not know this partner: leave it out, or give the slug of one.',
  'key.reused': 'This Idempotency-Key was used for another submission: send a new one.',
  'age.required': 'Say `adult`, or `minor` with `guardian=yes`.',
  'guardian.required': 'Someone under age needs her guardian: send `guardian=yes`.',
  'consent.required': 'We need your consent: send `consent=yes`.',
  'uses.required': 'Choose at least one of `wall` and `site`.',
  'uses.unknown': 'Uses are `wall`, `site`, `partners` and `press`.',
  'form.too-many-fields': 'The form has too many fields.',
  'form.unreadable': 'The body is no complete multipart form.',
  'form.closed': 'The campaign takes nothing new at this time.',
  'form.outage': 'We cannot take this just now. Nothing is lost: please send it again in a minute.',
};
