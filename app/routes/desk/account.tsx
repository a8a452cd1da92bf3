import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { CareChoices } from '#app/components/account/care-choices.tsx';
import { CodesSetUp } from '#app/components/account/codes-set-up.tsx';
import { Factors } from '#app/components/account/factors.tsx';
import { Languages } from '#app/components/account/languages.tsx';
import { Passkeys } from '#app/components/account/passkeys.tsx';
import { ScreenMail } from '#app/components/account/screen-mail.tsx';
import { deskHead } from '#app/components/desk/title.ts';
import { useMessages } from '#app/components/page/messages.tsx';
import { choicesOf, choose, spareable } from '#app/domain/care/choices.ts';
import { mostPasskeys, passkeysOf, removePasskey } from '#app/domain/staff/passkeys.ts';
import { asksForScreenMail, askForScreenMail } from '#app/domain/screens/mail.ts';
import { may } from '#app/domain/staff/rights.ts';
import { hasCodes, hasFactor, needsSecondFactor } from '#app/domain/staff/second-factor.ts';
import { readLanguages } from '#app/domain/staff/staff.ts';
import { beginCodes, confirmCodes, endCodes, type Enrolment } from '#app/server/account.ts';
import { limit } from '#app/server/limits.ts';
import { passkeyParam } from '#app/server/params.ts';
import { requireSignedIn } from '#app/server/session.ts';
import { locales } from '#app/locales/locales.ts';
import styles from '#app/styles/desk.css?url';

export const handle = { body: 'desk' };

export const links = () => [{ rel: 'stylesheet', href: styles }];

export const meta: MetaFunction = ({ matches }) => deskHead(matches, { key: 'desk.account.title' });

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

/** Open to everybody who has signed in: who needs a second factor and has none is led here, and nowhere else. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { actor, strong } = await requireSignedIn(request);
  const [codes, passkeys, needed, care, screenMail] = await Promise.all([
    hasCodes(actor.id),
    passkeysOf(actor.id),
    needsSecondFactor(actor.role),
    may(actor, 'judge') ? choicesOf(actor.id) : null,
    may(actor, 'run-screens') ? asksForScreenMail(actor.id) : null,
  ]);
  return {
    name: actor.name,
    languages: may(actor, 'judge') ? actor.languages : null,
    choices: [...locales],
    care: care && { ...care, choices: [...spareable] },
    screenMail,
    codes,
    passkeys: passkeys.map(({ id, name, createdAt }) => ({ id, name, at: createdAt.getTime() })),
    full: passkeys.length >= mostPasskeys,
    strong,
    needed,
  };
}

interface Answered {
  enrolment?: Enrolment | undefined;
  wrong?: 'password' | 'code' | 'factor' | undefined;
}

export async function action({ request, context }: ActionFunctionArgs) {
  const { actor, session, strong } = await requireSignedIn(request);
  const form = await request.formData();
  const field = (name: string) => String(form.get(name) ?? '').slice(0, 200);
  const intent = field('intent');
  if (intent === 'languages') {
    await readLanguages(
      actor.id,
      locales.filter((one) => form.getAll('language').includes(one)),
    );
    return redirect('/desk/account', 303);
  }
  if (intent === 'care') {
    const spared = spareable.filter((one) => form.getAll('spared').includes(one));
    await choose(actor.id, { spared, veil: field('veil') === 'yes' });
    return redirect('/desk/account', 303);
  }
  if (intent === 'screens') {
    await askForScreenMail(actor.id, field('mail') === 'yes');
    return redirect('/desk/account', 303);
  }
  await limit(context, 'factor');
  // Whoever knows no more than the password of somebody who has a second factor does not change it.
  if (!strong && (await hasFactor(actor.id))) return data<Answered>({ wrong: 'factor' }, { status: 403 });
  if (intent === 'remove-passkey') {
    await removePasskey(actor.id, passkeyParam(field('passkey')), session);
    return redirect('/desk/account', 303);
  }
  if (intent === 'begin') {
    const enrolment = await beginCodes(request, field('password'));
    return enrolment ? data<Answered>({ enrolment }) : data<Answered>({ wrong: 'password' }, { status: 422 });
  }
  const cookies =
    intent === 'confirm'
      ? await confirmCodes(request, actor.id, field('code').replaceAll(/\s/g, ''))
      : await endCodes(request, actor.id, field('password'));
  if (!cookies) return data<Answered>({ wrong: intent === 'confirm' ? 'code' : 'password' }, { status: 422 });
  return redirect('/desk/account', { status: 303, headers: cookies });
}

export default function Account() {
  const { name, languages, choices, care, screenMail, codes, passkeys, full, strong, needed } =
    useLoaderData<typeof loader>();
  const answered: Answered | undefined = useActionData<typeof action>();
  const { t } = useMessages();
  const locked = needed && !strong;
  return (
    <main className="narrow account" id="content">
      <h1>{t('desk.account.title')}</h1>
      <p className="lead">{t('desk.account.pseudonym', { name })}</p>
      {locked ? <p role="status">{t('desk.account.needed')}</p> : null}
      {answered?.wrong ? (
        <p className="field-problem" role="alert">
          {t(`desk.account.wrong.${answered.wrong}`)}
        </p>
      ) : null}
      {answered?.enrolment || answered?.wrong === 'code' ? (
        <CodesSetUp enrolment={answered.enrolment} />
      ) : (
        <>
          <Factors codes={codes} open={strong || (!codes && passkeys.length === 0)} />
          <Passkeys passkeys={passkeys} strong={strong} full={full} />
        </>
      )}
      {languages ? <Languages chosen={languages} choices={choices} /> : null}
      {care ? <CareChoices {...care} /> : null}
      {screenMail === null ? null : <ScreenMail wanted={screenMail} />}
      <div className="calls">
        {locked ? null : <a href="/desk">{t('desk.problem.home')}</a>}
        <form method="post" action="/desk/sign-out">
          <button type="submit">{t('desk.sign-out')}</button>
        </form>
      </div>
    </main>
  );
}
