import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { startAuthentication, type PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { PasskeyForm } from '#app/components/account/passkey-form.tsx';
import { deskHead } from '#app/components/desk/title.ts';
import { Flame } from '#app/components/page/flame.tsx';
import { useMessages } from '#app/components/page/messages.tsx';
import { limit } from '#app/server/limits.ts';
import { askForPasskey, signInByPasskey } from '#app/server/passkeys.ts';
import { goOnTo } from '#app/server/session.ts';
import styles from '#app/styles/desk.css?url';

export const handle = { alive: true, body: 'desk' };

export const links = () => [{ rel: 'stylesheet', href: styles }];

export const meta: MetaFunction = ({ matches }) => deskHead(matches, { key: 'desk.sign-in.passkey' });

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

export async function loader({ request, context }: LoaderFunctionArgs) {
  await limit(context, 'passkey');
  const { question, cookies } = await askForPasskey(request);
  return data({ question, to: goOnTo(request) }, { headers: cookies });
}

/** A sign-in with a passkey in place of password and code: it is what she holds, and made sure that it is she. */
export async function action({ request, context }: ActionFunctionArgs) {
  await limit(context, 'sign-in');
  const answer = String((await request.formData()).get('answer') ?? '');
  const cookies = await signInByPasskey(request, answer);
  if (!cookies) return data({ wrong: true }, { status: 422 });
  return redirect(goOnTo(request), { status: 303, headers: cookies });
}

export default function SignInPasskey() {
  const { question, to } = useLoaderData() as { question: PublicKeyCredentialRequestOptionsJSON; to: string };
  const wrong = useActionData<typeof action>()?.wrong ?? false;
  const { t } = useMessages();
  return (
    <main className="sign-in" id="content">
      <Flame />
      <h1>{t('desk.sign-in.passkey')}</h1>
      <p className="lead">{t('desk.passkey.lead')}</p>
      {wrong ? (
        <p className="field-problem" role="alert">
          {t('desk.passkey.wrong')}
        </p>
      ) : null}
      <PasskeyForm ask={() => startAuthentication({ optionsJSON: question })} button={t('desk.passkey.use')} />
      <p>
        <a href={`/desk/sign-in?to=${encodeURIComponent(to)}`}>{t('desk.passkey.password')}</a>
      </p>
    </main>
  );
}
