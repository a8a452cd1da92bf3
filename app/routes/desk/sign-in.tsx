import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { deskHead } from '#app/components/desk/title.ts';
import { Flame } from '#app/components/page/flame.tsx';
import { useMessages } from '#app/components/page/messages.tsx';
import { limit } from '#app/server/limits.ts';
import { goOnTo, signIn } from '#app/server/session.ts';
import styles from '#app/styles/desk.css?url';

export const handle = { body: 'desk' };

export const links = () => [{ rel: 'stylesheet', href: styles }];

export const meta: MetaFunction = ({ matches }) => deskHead(matches, { key: 'desk.sign-in.title' });

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

export const loader = ({ request }: LoaderFunctionArgs) => ({ to: goOnTo(request) });

export async function action({ request, context }: ActionFunctionArgs) {
  await limit(context, 'sign-in');
  const form = await request.formData();
  const email = String(form.get('email') ?? '').slice(0, 254);
  const entered = await signIn(request, email, String(form.get('password') ?? '').slice(0, 200));
  if (!entered) return data({ email }, { status: 422 });
  const to = goOnTo(request);
  const next = entered.step === 'code' ? `/desk/sign-in/code?to=${encodeURIComponent(to)}` : to;
  return redirect(next, { status: 303, headers: entered.cookies });
}

export default function SignIn() {
  const { to } = useLoaderData<typeof loader>();
  const wrong = useActionData<typeof action>();
  const { t } = useMessages();
  return (
    <main className="sign-in" id="content">
      <Flame />
      <h1>{t('desk.sign-in.title')}</h1>
      <p className="lead">{t('desk.sign-in.lead')}</p>
      <Form method="post" reloadDocument>
        {wrong ? (
          <p className="field-problem" id="wrong" role="alert">
            {t('desk.sign-in.wrong')}
          </p>
        ) : null}
        <label htmlFor="email">{t('desk.sign-in.email')}</label>
        <input
          id="email"
          name="email"
          type="email"
          autoComplete="username"
          required
          defaultValue={wrong?.email}
          aria-describedby={wrong ? 'wrong' : undefined}
        />
        <label htmlFor="password">{t('desk.sign-in.password')}</label>
        <input
          id="password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
          aria-describedby={wrong ? 'wrong' : undefined}
        />
        <button className="primary" type="submit">
          {t('desk.sign-in.button')}
        </button>
      </Form>
      <p>
        <a href={`/desk/sign-in/passkey?to=${encodeURIComponent(to)}`}>{t('desk.sign-in.passkey')}</a>
      </p>
      <p>{t('desk.sign-in.passkey.what')}</p>
    </main>
  );
}
