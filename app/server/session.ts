import { redirect } from '@remix-run/node';
import { auth } from '#app/domain/staff/auth.ts';
import { findStaff, type Actor } from '#app/domain/staff/staff.ts';
import { actorOfToken } from '#app/domain/staff/token.ts';
import type { Role } from '#db/schema/staff.ts';
import { StaffId } from '#db/ids.ts';
import { problem } from './problem.ts';

/** Who asks: by her token, else by her session; undefined for a stranger. */
export async function actorOf(request: Request): Promise<Actor | undefined> {
  const bearer = /^Bearer (\S{1,200})$/i.exec(request.headers.get('authorization') ?? '')?.[1];
  if (bearer) return actorOfToken(bearer);
  if (!request.headers.has('cookie')) return undefined;
  const found = await auth.api.getSession({ headers: request.headers });
  if (!found) return undefined;
  const { id, name, role, partner } = await findStaff(StaffId.parse(found.user.id));
  return { id, name, role, partner };
}

/** For the API: who asks, in one of these roles. An admin may do what any of them may. Throws 401 or 403. */
export async function requireStaff(request: Request, ...roles: Role[]): Promise<Actor> {
  const actor = await actorOf(request);
  if (!actor)
    throw problem(
      401,
      'Send a token as `Authorization: Bearer TOKEN`, or sign in at the desk.',
      {},
      { 'www-authenticate': 'Bearer' },
    );
  if (!may(actor, roles)) throw problem(403, `This needs the role ${roles.join(' or ')}.`);
  return actor;
}

/** For the desk's pages: a stranger is sent to sign in, and back to where she was going. */
export async function requireDesk(request: Request, ...roles: Role[]): Promise<Actor> {
  const actor = await actorOf(request);
  const { pathname, search } = new URL(request.url);
  if (!actor) throw redirect(`/desk/sign-in?to=${encodeURIComponent(pathname + search)}`);
  if (!may(actor, roles)) throw problem(403, `This page needs the role ${roles.join(' or ')}.`);
  return actor;
}

const may = (actor: Actor, roles: Role[]) => actor.role === 'admin' || roles.includes(actor.role);

/** Signs in; answers the cookies of the new session, or undefined when address and password do not go together. */
export async function signIn(request: Request, email: string, password: string): Promise<Headers | undefined> {
  const answer = await auth.api.signInEmail({ body: { email, password }, headers: request.headers, asResponse: true });
  return answer.ok ? cookiesOf(answer) : undefined;
}

/** Ends the session; answers the cookies that forget it. */
export async function signOut(request: Request): Promise<Headers> {
  return cookiesOf(await auth.api.signOut({ headers: request.headers, asResponse: true }));
}

function cookiesOf(answer: Response): Headers {
  const headers = new Headers();
  for (const cookie of answer.headers.getSetCookie()) headers.append('set-cookie', cookie);
  return headers;
}
