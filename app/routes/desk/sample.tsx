import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { deskHead } from '#app/components/desk/title.ts';
import { useMessages } from '#app/components/page/messages.tsx';
import { FactsList } from '#app/components/review/facts-list.tsx';
import { Stage } from '#app/components/review/stage.tsx';
import { ComparedVerdicts } from '#app/components/sample/compared.tsx';
import { SampleForm } from '#app/components/sample/sample-form.tsx';
import { Conflict } from '#app/domain/errors.ts';
import { reasons } from '#app/domain/moderation/reasons.ts';
import { blindFacts } from '#app/domain/sample/blind-facts.ts';
import { drawFor } from '#app/domain/sample/draw.ts';
import { comparedFor, judgeAnew } from '#app/domain/sample/judge.ts';
import { asSheLikes } from '#app/server/lane.ts';
import { readSample } from '#app/server/sample-form.ts';
import { requireDesk } from '#app/server/session.ts';

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

/** The next item of today's draw; or, with `?said=`, what she has said of one beside what was said first. */
export async function loader({ request }: LoaderFunctionArgs) {
  const lead = await requireDesk(request, 'judge-sample');
  const said = new URL(request.url).searchParams.get('said');
  if (said !== null) return { compared: await comparedFor(lead, Number(said) || 0), item: null, left: 0, reasons };
  const { next, left } = await drawFor(lead);
  const [item = null] = next ? await asSheLikes(lead, [await blindFacts(next.item)]) : [];
  return { compared: null, item, left, reasons };
}

export const meta: MetaFunction = ({ matches }) => deskHead(matches, { key: 'desk.sample.title' });

export async function action({ request }: ActionFunctionArgs) {
  const lead = await requireDesk(request, 'judge-sample');
  const said = readSample(await request.formData());
  if (!said) return data({ problem: 'unsaid' as const }, { status: 422 });
  try {
    const id = await judgeAnew(said.submission, lead, said.verdict, said.digest);
    return redirect(`/desk/sample?said=${id}`, 303);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return data({ problem: 'overtaken' as const }, { status: 409 });
  }
}

/** One thing at a time, as at a first look, and nothing of what was said of it before. */
export default function Sample() {
  const { compared, item, left, reasons: choices } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useMessages();
  if (!item)
    return (
      <main className="narrow" id="content">
        <h1>{t('desk.sample.title')}</h1>
        {compared ? <ComparedVerdicts compared={compared} /> : <NothingLeft />}
      </main>
    );
  return (
    <main className="review" id="content">
      <div className="stage">
        <h1 className="unseen">{t('desk.sample.title')}</h1>
        <Stage item={item} />
        <div className="stage-side">
          <section className="stage-facts" tabIndex={0} aria-label={t('desk.fact.all')}>
            {refused?.problem === 'overtaken' ? (
              <p className="outcome outcome-bad" role="status">
                {t('desk.sample.overtaken')}
              </p>
            ) : null}
            <p>{t('desk.sample.lead', { left })}</p>
            <FactsList item={item} />
            <SampleForm item={item} reasons={[...choices]} unsaid={refused?.problem === 'unsaid'} />
          </section>
        </div>
      </div>
    </main>
  );
}

function NothingLeft() {
  const { t } = useMessages();
  return (
    <>
      <p className="lead">{t('desk.sample.none')}</p>
      <p className="calls">
        <Link className="secondary" to="/desk/measures?span=week">
          {t('desk.measures.title')}
        </Link>
      </p>
    </>
  );
}
