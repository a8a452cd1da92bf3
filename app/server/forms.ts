import { keepUpload, keptUpload } from '#app/domain/submissions/upload.ts';
import { Invalid } from '#app/domain/errors.ts';
import type { Received } from '#app/domain/submissions/keep.ts';
import { receive } from '#app/domain/submissions/receive.ts';
import { log } from '#app/platform/log.ts';
import { UploadId } from '#db/ids.ts';
import type { Upload } from '#db/schema/upload.ts';
import type { Incoming } from './context.ts';
import { Fields, messages } from './fields.ts';
import { countMailDomain, countUpload, senderOf } from './budgets.ts';
import { readMultipart, UnreadableForm, type Multipart } from './multipart.ts';
import { isOutage, type FieldProblem } from './problem.ts';

/** Where a form comes from. */
type Arriving = Pick<Incoming, 'incoming' | 'address'>;

/** What became of a form: it is kept, or what is wrong stands beside all that was typed. */
export type Submitted =
  | { ok: true; received: Received }
  | {
      ok: false;
      status: 400 | 413 | 415 | 422 | 429 | 503;
      /** In how many seconds to come back, with 429. */
      retryAfter?: number;
      problems: FieldProblem[];
      kept: Record<string, string[]>;
    };

/**
 * Takes a submission from the page's form or the API's, the picture streaming to the store on the way. What a
 * person may get wrong, and what is out of reach on our side, comes back as a value, with everything she typed
 * and the picture that has arrived.
 * @param defaults for fields that this address knows already
 */
export async function submit(context: Arriving, defaults: Record<string, string> = {}): Promise<Submitted> {
  const retryAfter = await countUpload(context);
  let form: Multipart;
  try {
    form = await readMultipart(context.incoming, retryAfter === null ? 'take' : 'drop');
  } catch (error) {
    if (!(error instanceof UnreadableForm)) throw error;
    if (retryAfter !== null) return tooMany(retryAfter, {});
    return { ok: false, status: 400, problems: [problemOf('form', error.fault)], kept: {} };
  }
  const given = Object.fromEntries(form.fields);
  if (retryAfter !== null) return tooMany(retryAfter, given);
  let upload = form.upload;
  try {
    if (form.failure) throw form.failure;
    upload ??= await earlier(given.upload?.[0]);
    return await check(form, upload, given, defaults, context);
  } catch (error) {
    if (error instanceof Invalid) {
      const { key: _used, ...rest } = given;
      return {
        ok: false,
        status: 422,
        problems: [problemOf(error.field, error.fault)],
        kept: await keep(error.fault === 'reused' ? rest : given, upload),
      };
    }
    if (!isOutage(error)) throw error;
    log.error({ err: error }, 'a submission could not be kept');
    return { ok: false, status: 503, problems: [problemOf('form', 'outage')], kept: await keep(given, upload) };
  }
}

async function check(
  form: Multipart,
  upload: Upload | null,
  given: Record<string, string[]>,
  defaults: Record<string, string>,
  context: Arriving,
): Promise<Submitted> {
  const read = Fields.safeParse(typed(given, defaults));
  const problems = [
    ...photoProblems(form, upload, given, defaults),
    ...(read.success ? [] : read.error.issues.map(asProblem)),
  ];
  if (!read.success || problems.length > 0) {
    return { ok: false, status: statusOf(form), problems: firstOfEach(problems), kept: await keep(given, upload) };
  }
  const retryAfter = await countMailDomain(read.data.email);
  if (retryAfter !== null) return tooMany(retryAfter, await keep(given, upload));
  const { age, guardian: _guardian, consent: _consent, ...fields } = read.data;
  const text = fields.kind === 'testimony' ? fields.text : null;
  const key = context.incoming.headers['idempotency-key'] ?? given.key?.[0];
  const received = await receive(
    { ...fields, text, minor: age === 'minor', upload },
    key ? String(key).slice(0, 200) : null,
    senderOf(context),
  );
  return { ok: true, received };
}

/** Whichever of the budgets it was: the same words. */
const tooMany = (retryAfter: number, kept: Record<string, string[]>): Submitted => ({
  ok: false,
  status: 429,
  retryAfter,
  problems: [problemOf('form', 'rate')],
  kept,
});

/** A picture that came with this form's earlier, incomplete attempt. */
async function earlier(id: string | undefined): Promise<Upload | null> {
  const parsed = UploadId.safeParse(id);
  return parsed.success ? ((await keptUpload(parsed.data)) ?? null) : null;
}

/** One value a field, but for the boxes; what the form leaves out the address may know. */
function typed(given: Record<string, string[]>, defaults: Record<string, string>): Record<string, unknown> {
  const single = Object.fromEntries(Object.entries(given).map(([name, values]) => [name, values[0]]));
  return { ...defaults, ...single, uses: given.uses };
}

function photoProblems(
  form: Multipart,
  upload: Upload | null,
  given: Record<string, string[]>,
  defaults: Record<string, string>,
): FieldProblem[] {
  if (form.refused) return [problemOf('photo', form.refused)];
  if (upload) return [];
  if (given.upload?.[0]) return [problemOf('photo', 'gone')];
  return (given.kind?.[0] ?? defaults.kind) === 'testimony' ? [] : [problemOf('photo', 'required')];
}

const statusOf = ({ refused }: Multipart) => (refused === 'too-large' ? 413 : refused === 'not-a-picture' ? 415 : 422);

const problemOf = (field: string, code: string): FieldProblem => ({
  field,
  code,
  message: messages[`${field}.${code}`] ?? code,
});

const asProblem = (issue: { path: PropertyKey[]; message: string }) => problemOf(String(issue.path[0]), issue.message);

/** One thing to put right a field is enough at a time. */
const firstOfEach = (problems: FieldProblem[]) =>
  problems.filter(({ field }, index) => problems.findIndex((one) => one.field === field) === index);

async function keep(given: Record<string, string[]>, upload: Upload | null): Promise<Record<string, string[]>> {
  const { upload: _upload, ...kept } = given;
  if (!upload) return kept;
  try {
    await keepUpload(upload);
  } catch (error) {
    if (isOutage(error)) return kept; // what was typed is kept all the same
    throw error;
  }
  return { ...kept, upload: [upload.id], fileName: [upload.fileName ?? ''] };
}
