import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { PublicKeyCredentialCreationOptionsJSON } from '@simplewebauthn/browser';
import { NamePasskey } from '#app/components/account/name-passkey.tsx';
import { PasskeySetUp } from '#app/components/account/passkey-set-up.tsx';
import { deskHead } from '#app/components/desk/title.ts';
import { useMessages } from '#app/components/page/messages.tsx';
import { longestName, mostPasskeys, passkeysOf } from '#app/domain/staff/passkeys.ts';
import { hasFactor } from '#app/domain/staff/second-factor.ts';
import { limit } from '#app/server/limits.ts';
import { addPasskey, beginPasskey } from '#app/server/passkeys.ts';
import { requireSignedIn, type SignedIn } from '#app/server/session.ts';
import styles from '#app/styles/desk.css?url';

export const handle = { alive: true, body: 'desk' };

export const links = () => [{ rel: 'stylesheet', href: styles }];

export const meta: MetaFunction = ({ matches }) => deskHead(matches, { key: 'desk.account.passkeys.add' });

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

/** Why she may add none now: she signed in with less than she has, or has as many as one may have. */
async function closed({ actor, strong }: SignedIn): Promise<'factor' | 'full' | undefined> {
  if (!strong && (await hasFactor(actor.id))) return 'factor';
  return (await passkeysOf(actor.id)).length >= mostPasskeys ? 'full' : undefined;
}

export async function loader({ request }: LoaderFunctionArgs) {
  return { wrong: await closed(await requireSignedIn(request)), longest: longestName };
}

interface Answered {
  name?: string;
  question?: PublicKeyCredentialCreationOptionsJSON;
  wrong?: 'factor' | 'full' | 'name' | 'password' | 'passkey';
}

/** Two steps: her password and a name for it, then what the new passkey answered. */
export async function action({ request, context }: ActionFunctionArgs) {
  const signedIn = await requireSignedIn(request);
  await limit(context, 'factor');
  const form = await request.formData();
  const field = (name: string) => String(form.get(name) ?? '');
  const name = field('name').trim();
  const wrong = await closed(signedIn);
  if (wrong) return data<Answered>({ wrong }, { status: wrong === 'factor' ? 403 : 409 });
  if (name === '' || name.length > longestName) return data<Answered>({ wrong: 'name', name }, { status: 422 });
  if (form.has('answer')) {
    const cookies = await addPasskey(request, signedIn, name, field('answer'));
    if (!cookies) return data<Answered>({ wrong: 'passkey', name }, { status: 422 });
    return redirect('/desk/account', { status: 303, headers: cookies });
  }
  const begun = await beginPasskey(request, field('password').slice(0, 200));
  if (!begun) return data<Answered>({ wrong: 'password', name }, { status: 422 });
  return data<Answered>({ question: begun.question, name }, { headers: begun.cookies });
}

export default function AccountPasskey() {
  const { wrong: shut, longest } = useLoaderData<typeof loader>();
  const { name = '', question, wrong = shut } = (useActionData() ?? {}) as Answered;
  const { t } = useMessages();
  return (
    <main className="narrow account" id="content">
      <h1>{t('desk.account.passkeys.add')}</h1>
      <p className="lead">{t('desk.account.passkeys.what')}</p>
      {wrong ? (
        <p className="field-problem" id="wrong" role="alert">
          {t(`desk.account.wrong.${wrong}`)}
        </p>
      ) : null}
      {question ? <PasskeySetUp name={name} question={question} /> : null}
      {question || shut ? null : <NamePasskey name={name} longest={longest} wrong={wrong} />}
      <p className="calls">
        <a href="/desk/account">{t('desk.account.back')}</a>
      </p>
    </main>
  );
}
