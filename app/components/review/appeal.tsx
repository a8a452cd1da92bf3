import type { Facts } from '#app/domain/moderation/facts.ts';
import { useMessages } from '../page/messages.tsx';

/** The longest answer, in characters. */
const maxWords = 2_000;

/** What its giver says against the rejection, and the form of the answer: plain, since somebody reads every word of it. */
export function Appeal({ item, kept }: { item: Facts; kept: string | undefined }) {
  const { t } = useMessages();
  if (!item.appeal) return null;
  const { words, reason } = item.appeal;
  return (
    <section className="appeal" aria-labelledby="appeal">
      <h2 id="appeal">{t('desk.appeal.words')}</h2>
      <p>{t('desk.appeal.against', { reason: t(`reason.${reason}`) })}</p>
      <blockquote dir="auto" lang={item.locale}>
        {words}
      </blockquote>
      <form method="post" action="/desk/review?lane=appeals" key={item.id}>
        <input type="hidden" name="submission" value={item.id} />
        <label htmlFor="answer">{t('desk.appeal.answer')}</label>
        <textarea id="answer" name="note" rows={4} maxLength={maxWords} dir="auto" defaultValue={kept} />
        <div className="actions">
          <button type="submit" name="action" value="overturn" className="yes">
            {t('desk.appeal.overturn')}
          </button>
          <button type="submit" name="action" value="uphold">
            {t('desk.appeal.uphold')}
          </button>
        </div>
      </form>
    </section>
  );
}
