import { auth } from '#app/domain/staff/auth.ts';
import { tellOfFactor } from '#app/domain/staff/second-factor.ts';
import type { StaffId } from '#db/ids.ts';
import { cookiesOf } from './session.ts';

/** What somebody needs to set up her authenticator: shown once. */
export interface Enrolment {
  /** `otpauth:`, for the authenticator. */
  uri: string;
  /** The same secret, to type by hand. */
  secret: string;
  recoveryCodes: string[];
}

/** Begins to set up codes; nothing is asked for at sign-in before one was right. Undefined when the password is wrong. */
export async function beginCodes(request: Request, password: string): Promise<Enrolment | undefined> {
  const answer = await auth.api.enableTwoFactor({ body: { password }, headers: request.headers, asResponse: true });
  if (!answer.ok) return undefined;
  const { totpURI, backupCodes } = (await answer.json()) as { totpURI: string; backupCodes: string[] };
  return { uri: totpURI, secret: new URL(totpURI).searchParams.get('secret') ?? '', recoveryCodes: backupCodes };
}

/** Ends the setting up with the first code; answers the cookies of the session that this makes strong. */
export async function confirmCodes(request: Request, id: StaffId, code: string): Promise<Headers | undefined> {
  const answer = await auth.api.verifyTOTP({ body: { code }, headers: request.headers, asResponse: true });
  if (!answer.ok) return undefined;
  await tellOfFactor(id, 'codes', 'on');
  return cookiesOf(answer);
}

/** Lets codes go again. Undefined when the password is wrong. */
export async function endCodes(request: Request, id: StaffId, password: string): Promise<Headers | undefined> {
  const answer = await auth.api.disableTwoFactor({ body: { password }, headers: request.headers, asResponse: true });
  if (!answer.ok) return undefined;
  await tellOfFactor(id, 'codes', 'off');
  return cookiesOf(answer);
}
