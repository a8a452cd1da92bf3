import type { Facts } from '#app/domain/moderation/facts.ts';
import type { MessageKey } from '#app/locales/catalogs.ts';
import type { Standing } from '../desk/ask.ts';
import { useMessages } from '../page/messages.tsx';
import type { Choice } from './use-queue.ts';
import { whoOf } from './who.ts';

/** What came of something that she did. */
export type Outcome =
  | { kind: 'done'; action: Choice['action']; item: Facts }
  | { kind: 'failed'; item: Facts; why: string | null }
  | { kind: 'overtaken'; item: Facts; standing: Standing | null }
  | { kind: 'refused'; why: string | null }
  | { kind: 'flagged' | 'aside' | 'left' | 'noted'; item: Facts }
  | { kind: 'many'; action: Choice['action']; done: number; failed: number; left: number }
  | { kind: 'undone' | 'nothing' | 'veiled' | 'aside-full' };

/** What went as she wanted it, or is advice. */
const isGood = (now: Outcome) =>
  now.kind === 'many' ? now.failed === 0 : ['done', 'undone', 'aside', 'left', 'noted', 'veiled'].includes(now.kind);

/** Says what came of it, to eyes and to ears; `number` makes each an element of its own, so that the same is said twice. */
export function OutcomeLine({
  outcome,
  number,
  problem,
}: {
  outcome: Outcome | null;
  number: number;
  problem: string | null;
}) {
  const { t, locale } = useMessages();
  const bad = outcome ? !isGood(outcome) : problem !== null;
  return (
    <p role="status" className={bad ? 'outcome outcome-bad' : 'outcome'}>
      {outcome ? (
        <span key={number}>{words(outcome)}</span>
      ) : problem === null ? null : (
        t('desk.failed', { why: problem })
      )}
    </p>
  );

  function stands({ action, reason }: Standing): string {
    const key = `reason.${reason}` as MessageKey;
    const what = [t(`desk.history.${action}`), reason && t(key)].filter(Boolean).join(', ');
    return t('desk.overtaken.stands', { what });
  }

  function words(now: Outcome): string {
    switch (now.kind) {
      case 'done':
        return t(`desk.did.${now.action}`, { who: whoOf(now.item, locale) });
      case 'aside':
      case 'left':
      case 'noted':
        return t(`desk.did.${now.kind}`, { who: whoOf(now.item, locale) });
      case 'many':
        return [
          now.done > 0 ? t(`desk.did.${now.action}`, { who: t('desk.many', { count: now.done }) }) : null,
          now.failed > 0 ? t('desk.many.failed', { count: now.failed }) : null,
          now.left > 0 ? t('desk.many.left', { count: now.left }) : null,
        ]
          .filter(Boolean)
          .join(' · ');
      case 'aside-full':
        return t('desk.aside.full');
      case 'failed':
        return t('desk.failed.back', { who: whoOf(now.item, locale), why: now.why ?? t('desk.away') });
      case 'flagged':
        return t('desk.failed', { why: t('desk.flagged.first') });
      case 'overtaken':
        return [t('desk.overtaken', { who: whoOf(now.item, locale) }), now.standing && stands(now.standing)]
          .filter(Boolean)
          .join(' · ');
      case 'refused':
        return t('desk.failed', { why: now.why ?? t('desk.away') });
      case 'undone':
        return t('desk.undone');
      case 'veiled':
        return t('desk.veil.first');
      case 'nothing':
        return t('desk.undo.nothing');
    }
  }
}
