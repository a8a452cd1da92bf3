import type { Seen } from '#app/domain/care/exposure.ts';
import { useMessages } from '../page/messages.tsx';
import { Bars, barsSize } from './bars.tsx';
import { Figure } from './figure.tsx';

/** What all who judge had to look at today, as one sum. */
export function CareFigure({ seen }: { seen: Seen & { people: number } }) {
  const { t } = useMessages();
  const kinds = (['vile', 'hateful', 'violent', 'sexual'] as const).map((kind) => ({
    name: kind === 'vile' ? t('desk.measures.care.vile') : t(`reason.${kind}`),
    count: seen[kind],
  }));
  return (
    <Figure
      title={t('desk.measures.care')}
      says={t('desk.measures.care.says', { vile: seen.vile, people: seen.people })}
      head={[t('desk.measures.what'), t('desk.measures.part')]}
      rows={kinds.map(({ name, count }) => [name, String(count)])}
      size={barsSize(kinds.length)}
    >
      <Bars
        bars={kinds.map(({ name, count }) => ({ name, value: String(count), share: count / Math.max(1, seen.vile) }))}
      />
    </Figure>
  );
}
