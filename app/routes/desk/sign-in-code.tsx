import { data, redirect, type ActionFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData } from '@remix-run/react';
import { deskHead } from '#app/components/desk/title.ts';
import { Flame } from '#app/components/page/flame.tsx';
import { useMessages } from '#app/components/page/messages.tsx';
import { limit } from '#app/server/limits.ts';
import { goOnTo, signInByCode } from '#app/server/session.ts';
import styles from '#app/styles/desk.css?url';

export const handle = { body: 'desk' };

export const links = () => [{ rel: 'stylesheet', href: styles }];

export const meta: MetaFunction = ({ matches }) => deskHead(matches, { key: 'desk.code.title' });

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

/** The second step of a sign-in: what her authenticator shows, or a recovery code. */
export async function action({ request, context }: ActionFunctionArgs) {
  await limit(context, 'sign-in');
  const typed = String((await request.formData()).get('code') ?? '').slice(0, 60);
  const cookies = await signInByCode(request, typed.replaceAll(/\s/g, ''));
  if (!cookies) return data({ wrong: true }, { status: 422 });
  return redirect(goOnTo(request), { status: 303, headers: cookies });
}

export default function SignInCode() {
  const wrong = useActionData<typeof action>()?.wrong ?? false;
  const { t } = useMessages();
  return (
    <main className="sign-in" id="content">
      <Flame />
      <h1>{t('desk.code.title')}</h1>
      <p className="lead">{t('desk.code.lead')}</p>
      <Form method="post" reloadDocument>
        {wrong ? (
          <p className="field-problem" id="wrong" role="alert">
            {t('desk.code.wrong')}
          </p>
        ) : null}
        <label htmlFor="code">{t('desk.code.field')}</label>
        <input
          id="code"
          name="code"
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          required
          aria-describedby={wrong ? 'wrong' : undefined}
        />
        <button className="primary" type="submit">
          {t('desk.sign-in.button')}
        </button>
      </Form>
      <p>
        <a href="/desk/sign-in">{t('desk.code.again')}</a>
      </p>
    </main>
  );
}
