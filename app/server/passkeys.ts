import type {
  PublicKeyCredentialCreationOptionsJSON as Making,
  PublicKeyCredentialRequestOptionsJSON as Asking,
} from '@simplewebauthn/browser';
import { z } from 'zod';
import { auth } from '#app/domain/staff/auth.ts';
import { tellOfPasskey } from '#app/domain/staff/passkeys.ts';
import type { SignedIn } from './session.ts';
import { cookiesOf } from './session.ts';

/** What a browser is to ask a passkey, once and within five minutes; the cookies remember that it was asked. */
export interface Question<Of> {
  question: Of;
  cookies: Headers;
}

/** Bytes in base64url: all that a passkey says is in such words. */
const bytes = z.string().regex(/^[\w-]+$/);

/** A JSON text of at most 20 000 characters, as a form brings it; what a browser adds to these fields is left out. */
const answerOf = <Response extends z.ZodType>(response: Response) =>
  z
    .string()
    .max(20_000)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue({ code: 'custom', message: 'no JSON' });
        return z.NEVER;
      }
    })
    .pipe(
      z.object({
        id: bytes,
        rawId: bytes,
        type: z.literal('public-key'),
        response,
        clientExtensionResults: z.object({}).default({}),
      }),
    );
const Made = answerOf(
  z.object({
    clientDataJSON: bytes,
    attestationObject: bytes,
    transports: z
      .array(z.string().regex(/^[a-z-]{1,20}$/))
      .max(10)
      .optional(),
  }),
);
const Asked = answerOf(z.object({ clientDataJSON: bytes, authenticatorData: bytes, signature: bytes }));

/** Begins to add a passkey; undefined when the password is wrong. */
export async function beginPasskey(request: Request, password: string): Promise<Question<Making> | undefined> {
  const { headers } = request;
  const hers = await auth.api.verifyPassword({ body: { password }, headers, asResponse: true });
  if (!hers.ok) return undefined;
  const answer = await auth.api.generatePasskeyRegistrationOptions({ headers, asResponse: true });
  return { question: (await answer.json()) as Making, cookies: cookiesOf(answer) };
}

/** Ends it with what the new passkey answered; answers the cookies of the session that this makes strong. */
export async function addPasskey(
  request: Request,
  { actor, session }: SignedIn,
  name: string,
  answered: string,
): Promise<Headers | undefined> {
  const made = Made.safeParse(answered);
  if (!made.success) return undefined;
  const answer = await auth.api.verifyPasskeyRegistration({
    body: { response: made.data, name, createSession: true },
    headers: request.headers,
    asResponse: true,
  });
  if (!answer.ok) return undefined;
  await tellOfPasskey(actor.id, session);
  return cookiesOf(answer);
}

/** Asks for any passkey of this site. The plugin would do with one that does not make sure of who holds it. */
export async function askForPasskey(request: Request): Promise<Question<Asking>> {
  const answer = await auth.api.generatePasskeyAuthenticationOptions({ headers: request.headers, asResponse: true });
  const question = (await answer.json()) as Asking;
  return { question: { ...question, userVerification: 'required' }, cookies: cookiesOf(answer) };
}

/** Signs in with what a passkey answered. Undefined when it opens nothing here. */
export async function signInByPasskey(request: Request, answered: string): Promise<Headers | undefined> {
  const asked = Asked.safeParse(answered);
  if (!asked.success) return undefined;
  const answer = await auth.api.verifyPasskeyAuthentication({
    body: { response: asked.data },
    headers: request.headers,
    asResponse: true,
  });
  return answer.ok ? cookiesOf(answer) : undefined;
}
