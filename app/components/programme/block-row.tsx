import { Link } from '@remix-run/react';
import type { PlannedBlock } from '#app/domain/programme/day.ts';
import type { MessageKey } from '#app/locales/catalogs.ts';
import { useMessages } from '../page/messages.tsx';
import { useDates } from './use-dates.ts';

/** A block in a night's list: when by the wall's clock, what, what to look at, and the ways to change or remove it. */
export function BlockRow({
  block,
  all,
  wall,
  night,
}: {
  block: PlannedBlock;
  all: PlannedBlock[];
  wall: { id: string };
  night: string;
}) {
  const { t } = useMessages();
  const { timeWords } = useDates();
  const kind = t(`desk.programme.kind.${block.kind}` as MessageKey);
  const whose = <span className="unseen"> {`${kind}, ${timeWords(block.starts)}`}</span>;
  return (
    <li id={`block-${block.id}`} className={`programme-block block-${block.kind}`}>
      <p className="programme-when">
        {timeWords(block.starts)}–{timeWords(block.ends)}
      </p>
      <div>
        <h3>
          {kind}
          {block.partner ? <bdi className="programme-whose"> {block.partner}</bdi> : null}
        </h3>
        {block.words ? <p dir="auto">{block.words}</p> : null}
        {block.countsTo ? <p>{t('desk.programme.counts-to', { time: timeWords(block.countsTo) })}</p> : null}
        {block.zone ? (
          <p className="programme-zone">
            {t('desk.programme.elsewhere', {
              starts: timeWords(block.startsAt),
              ends: timeWords(block.endsAt),
              zone: block.zone,
            })}
          </p>
        ) : null}
        {block.problems.length > 0 ? (
          <ul className="programme-problems">
            {block.problems.map((problem) => (
              <li key={`${problem.what} ${'other' in problem ? problem.other : ''}`}>
                <Words problem={problem} all={all} />
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      <div className="programme-ways">
        <Link to={`/desk/walls/${wall.id}/programme/${block.id}`}>
          {t('desk.programme.change')}
          {whose}
        </Link>
        <form method="post">
          <input type="hidden" name="does" value="remove" />
          <input type="hidden" name="night" value={night} />
          <input type="hidden" name="block" value={block.id} />
          <input type="hidden" name="change" value={block.change} />
          <button type="submit" className="quiet">
            {t('desk.programme.remove')}
            {whose}
          </button>
        </form>
      </div>
    </li>
  );
}

function Words({ problem, all }: { problem: PlannedBlock['problems'][number]; all: PlannedBlock[] }) {
  const { t } = useMessages();
  const { timeWords } = useDates();
  if (problem.what === 'rule')
    return t('desk.programme.problem.rule', { rule: t(`desk.programme.rule.${problem.rule}` as MessageKey) });
  if (problem.what === 'gap')
    return t('desk.programme.problem.gap', {
      minutes: Math.max(1, Math.round((problem.until - problem.from) / 60_000)),
    });
  const other = all.find(({ id }) => id === problem.other);
  const which = other
    ? `${t(`desk.programme.kind.${other.kind}` as MessageKey)}, ${timeWords(other.starts)}`
    : t('desk.programme.problem.another-night');
  return t(problem.what === 'overlap' ? 'desk.programme.problem.overlap' : 'desk.programme.problem.near', { which });
}
