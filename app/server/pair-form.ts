import { z } from 'zod';
import { Invalid } from '#app/domain/errors.ts';
import { pair } from '#app/domain/screens/pair.ts';
import type { StaffId } from '#db/ids.ts';
import type { Incoming } from './context.ts';
import { limit } from './limits.ts';
import type { FieldProblem } from './problem.ts';

/** The form at the desk by which a display becomes a screen; each message is the code of a problem. */
const Pairing = z.object({
  code: z.string().trim().min(1, 'required').max(60, 'unknown'),
  wall: z.string().min(1, 'required').max(60, 'unknown'),
  'screen-name': z
    .string()
    .transform((name) => name.normalize('NFC').trim())
    .pipe(z.string().min(1, 'required').max(120, 'too-long')),
});

interface Refused {
  status: 422 | 429;
  problems: FieldProblem[];
  kept: Record<string, string[]>;
}

/** Answers the wall on which there is a screen more, or what is wrong beside all that was typed. */
export async function takePairing(
  form: FormData,
  actor: StaffId,
  context: Pick<Incoming, 'address'>,
): Promise<{ wall: string } | Refused> {
  const typed = Object.fromEntries(['code', 'wall', 'screen-name'].map((name) => [name, String(form.get(name) ?? '')]));
  const kept = Object.fromEntries(Object.entries(typed).map(([name, value]) => [name, [value.slice(0, 200)]]));
  const refuse = (status: Refused['status'], problems: FieldProblem[]): Refused => ({ status, problems, kept });
  const read = Pairing.safeParse(typed);
  if (!read.success) {
    const problems = read.error.issues.map(({ path, message }) => ({ field: String(path[0]), code: message, message }));
    return refuse(422, problems);
  }
  try {
    await limit(context, 'code');
    const { code, wall, 'screen-name': name } = read.data;
    await pair({ code, wall, name }, actor);
    return { wall };
  } catch (error) {
    if (error instanceof Invalid)
      return refuse(422, [{ field: error.field, code: error.fault, message: error.message }]);
    if (!(error instanceof Response) || error.status !== 429) throw error;
    return refuse(429, [{ field: 'code', code: 'rate', message: 'too many attempts' }]);
  }
}
