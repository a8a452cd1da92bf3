import type { Facts } from '#app/domain/moderation/facts.ts';
import { useMessages } from '../page/messages.tsx';
import type { Choice } from './use-queue.ts';
import { whoOf } from './who.ts';

/** What came of something that she did. */
export type Outcome =
  | { kind: 'done'; action: Choice['action']; item: Facts }
  | { kind: 'failed' | 'overtaken'; item: Facts; why: string | null }
  | { kind: 'refused'; why: string | null }
  | { kind: 'undone' | 'nothing' | 'veiled' };

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
  const bad = outcome ? outcome.kind !== 'done' && outcome.kind !== 'undone' : problem !== null;
  return (
    <p role="status" className={bad ? 'outcome outcome-bad' : 'outcome'}>
      {outcome ? (
        <span key={number}>{words(outcome)}</span>
      ) : problem === null ? null : (
        t('desk.failed', { why: problem })
      )}
    </p>
  );

  function words(now: Outcome): string {
    switch (now.kind) {
      case 'done':
        return t(`desk.did.${now.action}`, { who: whoOf(now.item, locale) });
      case 'failed':
        return t('desk.failed.back', { who: whoOf(now.item, locale), why: now.why ?? t('desk.away') });
      case 'overtaken':
        return t('desk.overtaken', { who: whoOf(now.item, locale) });
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
