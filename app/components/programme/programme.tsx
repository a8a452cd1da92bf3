import { Link } from '@remix-run/react';
import type { PlannedBlock } from '#app/domain/programme/day.ts';
import type { MessageKey } from '#app/locales/catalogs.ts';
import type { FieldProblem } from '#app/server/problem.ts';
import { Field, tied, useProblem } from '../form/field.tsx';
import { useMessages } from '../page/messages.tsx';
import { BlockForm } from './block-form.tsx';
import { BlockRow } from './block-row.tsx';
import { NightColumn } from './night-column.tsx';
import { useDates } from './use-dates.ts';

interface Refused {
  does: string;
  problems: FieldProblem[];
  kept: Record<string, string[]>;
}

/** One night of a wall: what stands when, as a list and drawn, and all that can be done to it by forms. */
export function Programme({
  wall,
  night,
  before,
  after,
  nights,
  blocks,
  kinds,
  partners,
  templates,
  newBlock,
  done,
  refused,
}: {
  wall: { id: string; name: string; place: string | null; zone: string; rules: string[] };
  night: string;
  before: string;
  after: string;
  nights: string[];
  blocks: PlannedBlock[];
  kinds: string[];
  partners: { slug: string; name: string }[];
  templates: string[];
  newBlock: string;
  done: string | null;
  refused: Refused | undefined;
}) {
  const { t } = useMessages();
  const { dateWords } = useDates();
  const to = (date: string) => `/desk/walls/${wall.id}/programme?night=${date}`;
  const nothing = { problems: [], kept: {} };
  const stateOf = (does: string) => (refused?.does === does ? refused : nothing);
  const adding = refused?.does === 'add' ? refused : { problems: [], kept: startOf(night) };
  const others = nights.filter((date) => date !== night);
  return (
    <main className="programme" id="content">
      <p className="lexicon-back">
        <Link to={`/desk/walls/${wall.id}`}>
          <bdi>{wall.name}</bdi>
        </Link>
      </p>
      <h1>{t('desk.programme.title')}</h1>
      <p className="lead">
        {wall.place ? <bdi>{wall.place} · </bdi> : null}
        {t('desk.programme.zone', { zone: wall.zone })}
      </p>
      {wall.rules.length > 0 ? (
        <p>
          {t('desk.programme.rules')}{' '}
          {wall.rules.map((rule) => t(`desk.programme.rule.${rule}` as MessageKey)).join(', ')}
        </p>
      ) : null}
      {done && !refused ? (
        <p className="outcome" role="status">
          {t('desk.programme.done', { does: done })}
        </p>
      ) : null}
      {refused?.does === 'remove' ? (
        <p className="outcome outcome-bad" role="alert">
          {t('desk.programme.overtaken')}
        </p>
      ) : null}
      <nav className="programme-nights" aria-label={t('desk.programme.nights')}>
        <Link to={to(before)} rel="prev">
          {t('desk.programme.before')}
        </Link>
        <h2>{dateWords(night)}</h2>
        <Link to={to(after)} rel="next">
          {t('desk.programme.after')}
        </Link>
      </nav>
      <form method="get" className="programme-jump">
        <label htmlFor="night">{t('desk.programme.jump')}</label>
        <input type="date" id="night" name="night" defaultValue={night} required />
        <button type="submit">{t('desk.programme.open')}</button>
      </form>
      {others.length > 0 ? (
        <ul className="programme-others">
          {others.map((date) => (
            <li key={date}>
              <Link to={to(date)}>{dateWords(date)}</Link>
            </li>
          ))}
        </ul>
      ) : null}
      {blocks.length === 0 ? (
        <p className="quiet">{t('desk.programme.empty')}</p>
      ) : (
        <div className="programme-night">
          <NightColumn blocks={blocks} />
          <ol className="programme-list">
            {blocks.map((block) => (
              <BlockRow key={block.id} block={block} all={blocks} wall={wall} night={night} />
            ))}
          </ol>
        </div>
      )}
      <p>
        <a href={`/desk/walls/${wall.id}/programme.ics`}>{t('desk.programme.ics')}</a>
      </p>
      <section>
        <h2>{t('desk.programme.add')}</h2>
        <BlockForm
          state={adding}
          wall={wall}
          kinds={kinds}
          partners={partners}
          hidden={{ does: 'add', night, block: refused?.kept.block?.[0] ?? newBlock }}
        />
      </section>
      <section>
        {blocks.length === 0 ? (
          <TemplateForm night={night} templates={templates} state={stateOf('template')} />
        ) : (
          <CopyForm night={night} after={after} state={stateOf('copy')} />
        )}
      </section>
    </main>
  );
}

/** An evening's first full hour, so that a date need not be typed twice. */
const startOf = (night: string) => ({ 'block-starts': [`${night}T19:00:00`], 'block-ends': [`${night}T20:00:00`] });

type State = Pick<Refused, 'problems' | 'kept'>;

function CopyForm({ night, after, state }: { night: string; after: string; state: State }) {
  const { t } = useMessages();
  const problem = useProblem(state, 'copy-to');
  return (
    <>
      <h2>{t('desk.programme.copy')}</h2>
      <form method="post" className="lexicon-form">
        <input type="hidden" name="does" value="copy" />
        <input type="hidden" name="night" value={night} />
        <Field
          name="copy-to"
          label={t('desk.programme.copy.to')}
          hint={t('desk.programme.copy.hint')}
          problem={problem}
        >
          <input
            type="date"
            id="copy-to"
            name="copy-to"
            defaultValue={state.kept['copy-to']?.[0] ?? after}
            {...tied('copy-to', true, problem)}
          />
        </Field>
        <button type="submit">{t('desk.programme.copy.button')}</button>
      </form>
    </>
  );
}

function TemplateForm({ night, templates, state }: { night: string; templates: string[]; state: State }) {
  const { t } = useMessages();
  const problem = useProblem(state, 'template');
  return (
    <>
      <h2>{t('desk.programme.template')}</h2>
      <form method="post" className="lexicon-form">
        <input type="hidden" name="does" value="template" />
        <input type="hidden" name="night" value={night} />
        <Field name="template" label={t('desk.programme.template.which')} problem={problem}>
          <select
            id="template"
            name="template"
            defaultValue={state.kept.template?.[0] ?? templates[0]}
            {...tied('template', false, problem)}
          >
            {templates.map((one) => (
              <option key={one} value={one}>
                {t(`desk.programme.template.${one}` as MessageKey)}
              </option>
            ))}
          </select>
        </Field>
        <button type="submit">{t('desk.programme.template.button')}</button>
      </form>
    </>
  );
}
