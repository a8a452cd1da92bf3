import { Link } from '@remix-run/react';
import type { Member, Sheet } from '#app/domain/clusters/sheet.ts';
import type { MacroAtHand } from '#app/domain/macros/list.ts';
import type { MessageKey } from '#app/locales/catalogs.ts';
import { Field, Problem, ProblemSummary, tied, useProblem, type FormState } from '../form/field.tsx';
import { useMessages } from '../page/messages.tsx';
import { boxOf, MemberTile } from './member-tile.tsx';

/**
 * All members of a cluster at once, with a tick at each that would be rejected: those that differ, or cannot be
 * compared by place, are not ticked before she has looked at them. Plain HTML throughout.
 */
export function ContactSheet({
  sheet,
  tickAll,
  reasons,
  macros,
  state,
}: {
  sheet: Sheet;
  tickAll: boolean;
  reasons: string[];
  macros: MacroAtHand[];
  state: FormState;
}) {
  const { t } = useMessages();
  const { members, compared, states, own, grave } = sheet;
  const waiting = members.filter((one) => one.state === 'in-review');
  const alike = waiting.filter(({ differs }) => !differs);
  const differing = waiting.filter(({ differs }) => differs);
  const decided = members.filter((one) => one.state !== 'in-review');
  const before = state.kept.reason && new Set(state.kept.member ?? []); // a form that comes back has her ticks
  const unseen = useProblem(state, 'looked');
  const all = Object.values(states).reduce((sum, count) => sum + count, 0);
  const group = (title: MessageKey, which: Member[], ticked?: boolean) =>
    which.length > 0 ? (
      <section aria-labelledby={title}>
        <h2 id={title}>{t(title, { count: which.length })}</h2>
        {title === 'desk.cluster.differing' && !tickAll ? (
          <p>
            {t('desk.cluster.differing.why')} <Link to="?tick=all">{t('desk.cluster.tick-all')}</Link>
          </p>
        ) : null}
        <ul className="sheet">
          {which.map((one) => (
            <MemberTile
              key={one.id}
              member={one}
              first={one.id === compared}
              {...(ticked !== undefined && { ticked: before ? before.has(boxOf(one)) : ticked })}
            />
          ))}
        </ul>
      </section>
    ) : null;
  return (
    <>
      <p className="lead">
        {t('desk.clusters.size', { count: all })}
        {grave ? ` · ${t('desk.clusters.grave')}` : ''}
      </p>
      {all > members.length ? <p>{t('desk.cluster.more', { shown: members.length })}</p> : null}
      {members.some(({ veiled }) => veiled) ? (
        <label className="sheet-veil">
          <input
            type="checkbox"
            id="looked"
            name="looked"
            form="sheet"
            required={alike.some(({ veiled }) => veiled)}
            defaultChecked={Boolean(state.kept.looked)}
            {...tied('looked', false, unseen)}
          />
          {t('desk.veil')}
        </label>
      ) : null}
      <Problem name="looked" problem={unseen} />
      <form method="post" className="sheet-form" id="sheet">
        <ProblemSummary state={state} />
        {group('desk.cluster.alike', alike, own ? undefined : true)}
        {group('desk.cluster.differing', differing, own ? undefined : tickAll)}
        {own ? <p className="outcome-bad">{t('problem.form.own')}</p> : null}
        {waiting.length > 0 && !own ? <RejectThese reasons={reasons} macros={macros} state={state} /> : null}
      </form>
      {group('desk.cluster.decided', decided)}
    </>
  );
}

function RejectThese({ reasons, macros, state }: { reasons: string[]; macros: MacroAtHand[]; state: FormState }) {
  const { t } = useMessages();
  const { kept } = state;
  const wrong = {
    reason: useProblem(state, 'reason'),
    macro: useProblem(state, 'macro'),
    note: useProblem(state, 'note'),
  };
  const needsReason = macros.length === 0;
  return (
    <div className="sheet-reject">
      <Field name="reason" label={t('desk.reason.choose')} problem={wrong.reason}>
        <select
          id="reason"
          name="reason"
          defaultValue={kept.reason?.[0] ?? ''}
          required={needsReason}
          {...tied('reason', false, wrong.reason)}
        >
          <option value="" disabled={needsReason}>
            {t('desk.lexicon.choose')}
          </option>
          {reasons.map((reason) => (
            <option key={reason} value={reason}>
              {t(`reason.${reason}` as MessageKey)}
            </option>
          ))}
        </select>
      </Field>
      {macros.length > 0 ? (
        <Field name="macro" label={t('desk.macros.choose')} hint={t('desk.cluster.macro.hint')} problem={wrong.macro}>
          <select id="macro" name="macro" defaultValue={kept.macro?.[0] ?? ''} {...tied('macro', true, wrong.macro)}>
            <option value="">{t('desk.cluster.macro.none')}</option>
            {macros.map(({ id, name, reason }) => (
              <option key={id} value={id}>
                {t('desk.macros.option', { name, reason: t(`reason.${reason}`) })}
              </option>
            ))}
          </select>
        </Field>
      ) : null}
      <Field name="note" label={t('desk.cluster.note')} hint={t('desk.cluster.note.hint')} problem={wrong.note}>
        <textarea
          id="note"
          name="note"
          rows={2}
          maxLength={2000}
          dir="auto"
          defaultValue={kept.note?.[0]}
          {...tied('note', true, wrong.note)}
        />
      </Field>
      <button type="submit" className="primary">
        {t('desk.cluster.reject')}
      </button>
      <p className="field-hint">{t('desk.cluster.reject.what')}</p>
    </div>
  );
}
