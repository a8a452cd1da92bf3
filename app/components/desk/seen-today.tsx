import type { Seen } from '#app/domain/care/exposure.ts';
import { useMessages } from '../page/messages.tsx';

/** What she had to look at today: for her own eyes. */
export function SeenToday({ seen }: { seen: Seen }) {
  const { t } = useMessages();
  return seen.vile === 0 ? null : <p className="seen-today">{t('desk.care.seen', { ...seen })}</p>;
}
