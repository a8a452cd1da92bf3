import { z } from 'zod';
import { ClusterId, PasskeyId, ScreenId, SubmissionId } from '#db/ids.ts';
import { problem } from './problem.ts';

/** The id of a submission in an address; what is none is not found. */
export function idParam(given: string | undefined): SubmissionId {
  const parsed = SubmissionId.safeParse(given);
  if (!parsed.success) throw problem(404, 'There is no such submission.');
  return parsed.data;
}

/** The id of a cluster in an address. */
export function clusterParam(given: string | undefined): ClusterId {
  const parsed = ClusterId.safeParse(given);
  if (!parsed.success) throw problem(404, 'There is no such cluster.');
  return parsed.data;
}

/** The id of an entry of the lexicon in an address. */
export function entryParam(given: string | undefined): string {
  if (!given || !/^[\w.-]{1,80}$/.test(given)) throw problem(404, 'There is no such entry.');
  return given;
}

/** The slug of a bank in an address. */
export function bankParam(given: string | undefined): string {
  if (!given || !/^[a-z0-9-]{1,60}$/.test(given)) throw problem(404, 'There is no such bank.');
  return given;
}

/** The id of a passkey, as a form names it. */
export function passkeyParam(given: string): PasskeyId {
  const parsed = PasskeyId.safeParse(given);
  if (!parsed.success) throw problem(404, 'There is no such passkey.');
  return parsed.data;
}

/** The id of a letter in an address. */
export function letterParam(given: string | undefined): string {
  const parsed = z.uuid().safeParse(given);
  if (!parsed.success) throw problem(404, 'There is no such letter.');
  return parsed.data;
}

/** The id of a screen in an address. */
export function screenParam(given: string | undefined): ScreenId {
  const parsed = ScreenId.safeParse(given);
  if (!parsed.success) throw problem(404, 'There is no such screen.');
  return parsed.data;
}
