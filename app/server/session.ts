import { redirect } from '@remix-run/node';
import { auth } from '#app/domain/staff/auth.ts';
import { holdersOf, may, type Right } from '#app/domain/staff/rights.ts';
import { needsSecondFactor } from '#app/domain/staff/second-factor.ts';
import { findStaff, type Actor } from '#app/domain/staff/staff.ts';
import { actorOfToken } from '#app/domain/staff/token.ts';
import { StaffId } from '#db/ids.ts';
import { problem } from './problem.ts';

/** Whoever holds a session, which one, and whether more than a password opened it. */
export interface SignedIn {
  actor: Actor;
  session: string;
  strong: boolean;
}

/** Who has signed in; undefined for a stranger. */
async function signedIn(request: Request): Promise<SignedIn | undefined> {
  if (!request.headers.has('cookie')) return undefined;
  const found = await auth.api.getSession({ headers: request.headers });
  if (!found) return undefined;
  const { id, name, role, partner, languages } = await findStaff(StaffId.parse(found.user.id));
  return { actor: { id, name, role, partner, languages }, session: found.session.id, strong: found.session.strong };
}

/** Whoever signed in with less than her role needs. */
const tooWeak = async ({ actor, strong }: SignedIn) => !strong && (await needsSecondFactor(actor.role));

/** Who asks: by her token, else by her session where that is good enough; undefined for a stranger. */
export async function actorOf(request: Request): Promise<Actor | undefined> {
  const bearer = /^Bearer (\S{1,200})$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (bearer) return actorOfToken(bearer);
  const found = await signedIn(request);
  return found && !(await tooWeak(found)) ? found.actor : undefined;
}

/** For the API: who asks, if she holds this right. Throws 401 or 403. */
export async function requireStaff(request: Request, right: Right): Promise<Actor> {
  const actor = await actorOf(request);
  if (!actor)
    throw problem(
      401,
      'Send a token as `Authorization: Bearer TOKEN`, or sign in at the desk.',
      {},
      { 'www-authenticate': 'Bearer' },
    );
  if (!may(actor, right)) throw problem(403, `This needs the role ${holdersOf(right).join(' or ')}.`);
  return actor;
}

/**
 * For the desk's pages: a stranger is sent to sign in, and back to where she was going; who needs a second factor and
 * signed in without is sent to where she sets one up, or shows it.
 */
export async function requireDesk(request: Request, right: Right): Promise<Actor> {
  const actor = await actorOf(request);
  if (!actor) throw (await signedIn(request)) ? redirect('/desk/account') : toSignIn(request);
  if (!may(actor, right)) throw problem(403, `This page needs the role ${holdersOf(right).join(' or ')}.`);
  return actor;
}

/** For her own account, which is open also to whom nothing else is yet. */
export async function requireSignedIn(request: Request): Promise<SignedIn> {
  const found = await signedIn(request);
  if (!found) throw toSignIn(request);
  return found;
}

function toSignIn(request: Request): Response {
  const { pathname, search } = new URL(request.url);
  return redirect(`/desk/sign-in?to=${encodeURIComponent(pathname + search)}`);
}

/** Where she was going. Only pages of the desk are gone on to: another address is somebody's trick. */
export function goOnTo(request: Request): string {
  const to = new URL(request.url).searchParams.get('to');
  return to && /^\/desk(\/[\w/-]*)?(\?[\w=&-]*)?$/.test(to) ? to : '/desk';
}

/**
 * Signs in; answers the cookies of the new session, or of the step that is left when her authenticator is asked for, or
 * undefined when address and password do not go together.
 */
export async function signIn(
  request: Request,
  email: string,
  password: string,
): Promise<{ cookies: Headers; step: 'in' | 'code' } | undefined> {
  const answer = await auth.api.signInEmail({ body: { email, password }, headers: request.headers, asResponse: true });
  if (!answer.ok) return undefined;
  const { twoFactorRedirect } = (await answer.json()) as { twoFactorRedirect?: boolean };
  return { cookies: cookiesOf(answer), step: twoFactorRedirect ? 'code' : 'in' };
}

/** The second step: an authenticator's code, or one of the recovery codes. Undefined when it is wrong. */
export async function signInByCode(request: Request, code: string): Promise<Headers | undefined> {
  const { headers } = request;
  const answer = /^\d{6}$/.test(code)
    ? await auth.api.verifyTOTP({ body: { code }, headers, asResponse: true })
    : await auth.api.verifyBackupCode({ body: { code }, headers, asResponse: true });
  return answer.ok ? cookiesOf(answer) : undefined;
}

/** Ends the session; answers the cookies that forget it. */
export async function signOut(request: Request): Promise<Headers> {
  return cookiesOf(await auth.api.signOut({ headers: request.headers, asResponse: true }));
}

export function cookiesOf(answer: Response): Headers {
  const headers = new Headers();
  for (const cookie of answer.headers.getSetCookie()) headers.append('set-cookie', cookie);
  return headers;
}
