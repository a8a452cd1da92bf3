import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Form, useActionData, useLoaderData } from '@remix-run/react';
import { Field, ProblemSummary, tied, useProblem, type FormState } from '#app/components/form/field.tsx';
import { useMessages } from '#app/components/page/messages.tsx';
import { titleOf } from '#app/components/page/title.ts';
import { StatementOfReasons } from '#app/components/receipt/statement.tsx';
import { Invalid } from '#app/domain/errors.ts';
import { appealAgainst } from '#app/domain/moderation/appeal.ts';
import { masthead } from '#app/domain/campaign/front.ts';
import { viewReceipt } from '#app/domain/submissions/receipt.ts';
import { limit } from '#app/server/limits.ts';
import { localeParam, wordsOf } from '#app/server/locale.ts';

export async function loader({ params }: LoaderFunctionArgs) {
  const locale = localeParam(params.locale);
  const [view, { timeZone }] = await Promise.all([viewReceipt(params.token!), masthead()]);
  if (!view.mayAppeal) throw redirect(`/${locale}/receipt/${view.receipt}`, 303);
  return { view, timeZone, title: wordsOf(locale)('appeal.title') };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const locale = localeParam(params.locale);
  await limit(context, 'flag');
  const typed = String((await request.formData()).get('words') ?? '');
  const words = typed.normalize('NFC').replaceAll('\r\n', '\n').trim();
  try {
    await appealAgainst(params.token!, words);
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const { field, fault, message } = error;
    return data(
      { problems: [{ field, code: fault, message }], kept: { words: [typed.slice(0, 20_000)] } },
      { status: 422 },
    );
  }
  return redirect(`/${locale}/receipt/${params.token}`, 303);
}

/** The address is a secret: no search engine, no cache. */
export const headers = () => ({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  titleOf(page?.title),
  { name: 'robots', content: 'noindex' },
];

/** She says why a rejection should be looked at again. Complete without scripts. */
export default function AppealPage() {
  const { view, timeZone } = useLoaderData<typeof loader>();
  const state: FormState = useActionData<typeof action>() ?? { problems: [], kept: {} };
  const { t, locale } = useMessages();
  const words = useProblem(state, 'words');
  return (
    <main className="narrow receipt" id="content">
      <h1>{t('appeal.title')}</h1>
      <p className="lead">{t('appeal.lead')}</p>
      <Form method="post" reloadDocument noValidate className="submission">
        <ProblemSummary state={state} />
        <Field name="words" label={t('appeal.words')} hint={t('appeal.words.hint')} problem={words}>
          <textarea
            id="words"
            name="words"
            rows={8}
            dir="auto"
            required
            defaultValue={state.kept.words?.[0]}
            {...tied('words', true, words)}
          />
        </Field>
        <p className="calls">
          <button className="primary" type="submit">
            {t('appeal.send')}
          </button>
          <a href={`/${locale}/receipt/${view.receipt}`}>{t('appeal.back')}</a>
        </p>
      </Form>
      <StatementOfReasons view={{ ...view, mayAppeal: false }} timeZone={timeZone} />
    </main>
  );
}
