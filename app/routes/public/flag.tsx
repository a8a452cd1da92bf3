import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Field, Problem, ProblemSummary, tied, useProblem, type FormState } from '#app/components/form/field.tsx';
import { useMessages } from '#app/components/page/messages.tsx';
import { titleOf } from '#app/components/page/title.ts';
import { flagPublished, flagReasons } from '#app/domain/moderation/flag.ts';
import { findPublished } from '#app/domain/submissions/published.ts';
import { readFlag } from '#app/server/flagging.ts';
import { limit } from '#app/server/limits.ts';
import { localeParam, wordsOf } from '#app/server/locale.ts';
import { idParam } from '#app/server/params.ts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const thanks = new URL(request.url).searchParams.has('thanks');
  if (!thanks) await findPublished(idParam(params.id)); // once it is said, it may be published no more
  return { thanks, reasons: flagReasons, title: wordsOf(localeParam(params.locale))('flag.title') };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  await limit(context, 'flag');
  const read = readFlag(await request.formData(), localeParam(params.locale), context);
  if (!('flagged' in read)) return data(read, { status: 422 });
  await flagPublished(idParam(params.id), read.flagged);
  return redirect('?thanks', 303);
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  titleOf(page?.title),
  { name: 'robots', content: 'noindex' },
];

/** Anybody may say that something published should not be. Complete without scripts, and without an account. */
export default function FlagPage() {
  const { thanks, reasons } = useLoaderData<typeof loader>();
  const state = useActionData<typeof action>() ?? { problems: [], kept: {} };
  const { t, locale } = useMessages();
  return (
    <main className="narrow" id="content">
      <h1>{t(thanks ? 'flag.thanks' : 'flag.title')}</h1>
      <p className="lead">{t(thanks ? 'flag.thanks.lead' : 'flag.lead')}</p>
      {thanks ? (
        <p className="calls">
          <a href={`/${locale}/wall`}>{t('wall.back')}</a>
        </p>
      ) : (
        <FlagForm reasons={reasons} state={state} />
      )}
    </main>
  );
}

function FlagForm({ reasons, state }: { reasons: readonly (typeof flagReasons)[number][]; state: FormState }) {
  const { t } = useMessages();
  const reason = useProblem(state, 'reason');
  const words = useProblem(state, 'words');
  const name = useProblem(state, 'name');
  const email = useProblem(state, 'email');
  const kept = (field: string) => state.kept[field]?.[0];
  return (
    <Form method="post" reloadDocument noValidate className="submission">
      <ProblemSummary state={state} />
      <section className="part">
        <fieldset id="reason" tabIndex={-1} {...tied('reason', null, reason)}>
          <legend>{t('flag.reason')}</legend>
          <Problem name="reason" problem={reason} />
          {reasons.map((one) => (
            <label className="choice" key={one}>
              <input type="radio" name="reason" value={one} defaultChecked={kept('reason') === one} />
              <span>{t(`flag.reason.${one}`)}</span>
            </label>
          ))}
        </fieldset>
        <Field name="words" label={t('flag.words')} hint={t('flag.words.hint')} optional problem={words}>
          <textarea
            id="words"
            name="words"
            rows={4}
            dir="auto"
            defaultValue={kept('words')}
            {...tied('words', true, words)}
          />
        </Field>
        <fieldset>
          <legend>{t('flag.law')}</legend>
          <label className="choice">
            <input type="checkbox" name="illegal" value="yes" defaultChecked={kept('illegal') === 'yes'} />
            <span>
              {t('flag.illegal')}
              <small>{t('flag.illegal.hint')}</small>
            </span>
          </label>
        </fieldset>
        <Field name="name" label={t('flag.name')} optional problem={name}>
          <input
            id="name"
            name="name"
            dir="auto"
            autoComplete="name"
            defaultValue={kept('name')}
            {...tied('name', null, name)}
          />
        </Field>
        <Field name="email" label={t('flag.email')} hint={t('flag.email.hint')} optional problem={email}>
          <input
            id="email"
            name="email"
            type="email"
            autoComplete="email"
            defaultValue={kept('email')}
            {...tied('email', true, email)}
          />
        </Field>
      </section>
      <p className="calls">
        <button className="primary" type="submit">
          {t('flag.send')}
        </button>
      </p>
    </Form>
  );
}
