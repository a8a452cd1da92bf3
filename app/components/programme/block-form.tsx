import type { ReactNode } from 'react';
import type { MessageKey } from '#app/locales/catalogs.ts';
import { Field, ProblemSummary, tied, useProblem, type FormState } from '../form/field.tsx';
import { useMessages } from '../page/messages.tsx';

/** The form of a block, plain HTML: what a kind does not have may stay empty, and is not kept. */
export function BlockForm({
  state,
  wall,
  kinds,
  partners,
  hidden,
}: {
  state: FormState;
  wall: { zone: string };
  /** Those that the place allows. */
  kinds: string[];
  partners: { slug: string; name: string }[];
  /** What says which block this is, or which of its changes was seen. */
  hidden: Record<string, string>;
}) {
  const { t } = useMessages();
  const chosen = (name: string) => state.kept[name]?.[0] ?? '';
  return (
    <form method="post" className="lexicon-form block-form">
      <ProblemSummary state={state} />
      {Object.entries(hidden).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Row name="block-kind" state={state}>
        {(ties) => (
          <select id="block-kind" name="block-kind" defaultValue={chosen('block-kind')} {...ties}>
            <option value="">{t('desk.lexicon.choose')}</option>
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`desk.programme.kind.${kind}` as MessageKey)}
              </option>
            ))}
          </select>
        )}
      </Row>
      <div className="block-times">
        <Time name="block-starts" state={state} />
        <Time name="block-ends" state={state} />
      </div>
      <Row
        name="block-zone"
        state={state}
        hint={t('desk.programme.field.block-zone.hint', { zone: wall.zone })}
        optional
      >
        {(ties) => (
          <input
            id="block-zone"
            name="block-zone"
            type="text"
            autoComplete="off"
            placeholder={wall.zone}
            defaultValue={chosen('block-zone')}
            {...ties}
          />
        )}
      </Row>
      <Row name="block-words" state={state} hint={t('desk.programme.field.block-words.hint')} optional>
        {(ties) => (
          <textarea
            id="block-words"
            name="block-words"
            rows={3}
            dir="auto"
            defaultValue={chosen('block-words')}
            {...ties}
          />
        )}
      </Row>
      <div className="block-times">
        <Time name="block-counts-to" state={state} optional />
        <Row name="block-partner" state={state} optional>
          {(ties) => (
            <select id="block-partner" name="block-partner" defaultValue={chosen('block-partner')} {...ties}>
              <option value="">{t('desk.programme.nobody')}</option>
              {partners.map(({ slug, name }) => (
                <option key={slug} value={slug}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Row>
      </div>
      <button type="submit" className="primary">
        {t('desk.programme.save')}
      </button>
    </form>
  );
}

function Time({ name, state, optional = false }: { name: BlockField; state: FormState; optional?: boolean }) {
  return (
    <Row name={name} state={state} optional={optional}>
      {(ties) => (
        <input
          id={name}
          name={name}
          type="datetime-local"
          step={1}
          defaultValue={state.kept[name]?.[0] ?? ''}
          {...ties}
        />
      )}
    </Row>
  );
}

type BlockField =
  | 'block-kind'
  | 'block-starts'
  | 'block-ends'
  | 'block-zone'
  | 'block-words'
  | 'block-counts-to'
  | 'block-partner';

function Row({
  name,
  state,
  hint,
  optional = false,
  children,
}: {
  name: BlockField;
  state: FormState;
  hint?: string;
  optional?: boolean;
  children: (ties: ReturnType<typeof tied>) => ReactNode;
}) {
  const { t } = useMessages();
  const problem = useProblem(state, name);
  return (
    <Field name={name} label={t(`desk.programme.field.${name}`)} hint={hint} optional={optional} problem={problem}>
      {children(tied(name, hint, problem))}
    </Field>
  );
}
