import { useState } from 'react';
import type { Facts } from '#app/domain/moderation/facts.ts';
import { send } from '../desk/ask.ts';
import { useMessages } from '../page/messages.tsx';

/** In the order in which they stand. */
const all = ['shows-minor', 'public-figure'] as const satisfies Facts['marks'];

/** What she sees in an item that asks for more care: the second pair of eyes is then blind to the first. */
export function Marks({ item }: { item: Pick<Facts, 'id' | 'marks'> }) {
  const { t } = useMessages();
  const [now, setNow] = useState<readonly string[]>(item.marks);
  const [failed, setFailed] = useState(false);
  return (
    <div className="marks" role="group" aria-label={t('desk.marks')}>
      {all.map((mark) => {
        const to = now.includes(mark) ? 'off' : 'on';
        return (
          <form
            key={mark}
            method="post"
            action="/desk/review/marks"
            onSubmit={(event) => {
              event.preventDefault();
              void send<{ marks: string[] }>('/desk/review/marks', { submission: item.id, mark, to }).then((answer) => {
                setFailed('refused' in answer);
                if ('done' in answer) setNow(answer.done.marks);
              });
            }}
          >
            <input type="hidden" name="submission" value={item.id} />
            <input type="hidden" name="mark" value={mark} />
            <input type="hidden" name="to" value={to} />
            <button type="submit" className="quiet" aria-pressed={to === 'off'}>
              {t(`desk.mark.${mark}`)}
            </button>
          </form>
        );
      })}
      {failed ? <p role="status">{t('desk.away')}</p> : null}
    </div>
  );
}
