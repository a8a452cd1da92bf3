import type { StandingHold } from '#app/domain/evidence/holds.ts';
import { Moment } from '../desk/moment.tsx';
import { Field, ProblemSummary, tied, useProblem, type FormState } from '../form/field.tsx';
import { useMessages } from '../page/messages.tsx';

/** What the page of an item knows of evidence, for whoever may keep it. */
export interface EvidenceView {
  /** Whether copies can be made at all: it takes a key. */
  canHold: boolean;
  hold: StandingHold | null;
  /** Whether anything is there to be kept. */
  isThere: boolean;
  owners: { id: string; name: string }[];
  /** Who looks at it. */
  self: string;
}

/** The hold that stands on an item, or the form of one, in two steps each so that nobody acts by accident. */
export function Evidence({ view, state }: { view: EvidenceView; state: FormState }) {
  const { t } = useMessages();
  const { canHold, hold, isThere } = view;
  return (
    <section className="evidence" aria-labelledby="evidence">
      <h2 id="evidence">{t('desk.evidence')}</h2>
      <ProblemSummary state={state} />
      {hold ? (
        <Standing hold={hold} state={state} />
      ) : !isThere ? (
        <p>{t('desk.evidence.gone')}</p>
      ) : canHold ? (
        <NewHold view={view} state={state} />
      ) : (
        <>
          <p>{t('desk.evidence.no-key')}</p>
          <p>
            <code>EVIDENCE_KEY=$(openssl rand -base64 32)</code>
          </p>
        </>
      )}
    </section>
  );
}

function Standing({ hold, state }: { hold: StandingHold; state: FormState }) {
  const { t } = useMessages();
  const problem = useProblem(state, 'review');
  return (
    <>
      <dl className="facts">
        <div className={hold.overdue ? 'fact-care' : undefined}>
          <dt>{t(hold.overdue ? 'desk.evidence.overdue' : 'desk.evidence.review')}</dt>
          <dd>
            <Moment at={hold.reviewAt.getTime()} date="medium" time="short" />
          </dd>
        </div>
        <div>
          <dt>{t('desk.evidence.ground')}</dt>
          <dd dir="auto">{hold.ground}</dd>
        </div>
        <div>
          <dt>{t('desk.evidence.owner')}</dt>
          <dd>
            <bdi>{hold.owner}</bdi>
          </dd>
        </div>
        <div>
          <dt>{t('desk.evidence.since')}</dt>
          <dd>
            <Moment at={hold.setAt.getTime()} date="medium" time="short" />
          </dd>
        </div>
      </dl>
      <form method="post" action="?evidence=review">
        <input type="hidden" name="hold" value={hold.id} />
        <ReviewDay label={t('desk.evidence.reviewed')} state={state} problem={problem} />
        <button type="submit" className="secondary">
          {t('desk.evidence.stands')}
        </button>
      </form>
      <details>
        <summary>{t('desk.evidence.lift')}</summary>
        <p>{t('desk.evidence.lift.what')}</p>
        <form method="post" action="?evidence=lift">
          <input type="hidden" name="hold" value={hold.id} />
          <button type="submit">{t('desk.evidence.lift.sure')}</button>
        </form>
      </details>
    </>
  );
}

function NewHold({ view: { owners, self }, state }: { view: EvidenceView; state: FormState }) {
  const { t } = useMessages();
  const wrong = {
    ground: useProblem(state, 'ground'),
    owner: useProblem(state, 'owner'),
    review: useProblem(state, 'review'),
  };
  return (
    <details open={state.problems.length > 0}>
      <summary>{t('desk.evidence.hold')}</summary>
      <p>{t('desk.evidence.what')}</p>
      <form method="post" action="?evidence=hold">
        <Field
          name="ground"
          label={t('desk.evidence.ground')}
          hint={t('desk.evidence.ground.hint')}
          problem={wrong.ground}
        >
          <textarea
            id="ground"
            name="ground"
            rows={4}
            dir="auto"
            defaultValue={state.kept.ground?.[0]}
            {...tied('ground', true, wrong.ground)}
          />
        </Field>
        <Field name="owner" label={t('desk.evidence.owner')} problem={wrong.owner}>
          <select
            id="owner"
            name="owner"
            defaultValue={state.kept.owner?.[0] || self}
            {...tied('owner', false, wrong.owner)}
          >
            {owners.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </Field>
        <ReviewDay label={t('desk.evidence.review')} state={state} problem={wrong.review} />
        <button type="submit" className="primary">
          {t('desk.evidence.keep')}
        </button>
      </form>
    </details>
  );
}

function ReviewDay({ label, state, problem }: { label: string; state: FormState; problem: string | undefined }) {
  const { t } = useMessages();
  return (
    <Field name="review" label={label} hint={t('desk.evidence.review.hint')} problem={problem}>
      <input
        id="review"
        name="review"
        type="date"
        defaultValue={state.kept.review?.[0]}
        {...tied('review', true, problem)}
      />
    </Field>
  );
}
