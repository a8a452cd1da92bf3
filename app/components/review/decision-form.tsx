import type { ReactNode } from 'react';
import type { Facts } from '#app/domain/moderation/facts.ts';
import type { Lane } from '#app/domain/staff/rights.ts';

/**
 * One decision as a real form, for a page that never came alive; `onDecide` takes it over where it did. `back` is
 * where such a form leads: on in a lane, or to the item's own page.
 */
export function DecisionForm({
  id,
  item,
  action,
  reason,
  fields,
  back,
  className,
  isNew = false,
  onDecide,
  children,
}: {
  id?: string;
  item: Pick<Facts, 'id' | 'digest' | 'standing'>;
  action: string;
  reason?: string;
  /** What is chosen in the form itself. */
  fields?: ReactNode;
  back: Lane | 'item';
  className?: string;
  /** Whether it is before her for a moment only; then nothing is decided on it. */
  isNew?: boolean;
  onDecide?: () => void;
  children: ReactNode;
}) {
  return (
    <form
      id={id}
      method="post"
      action={back === 'item' ? '/desk/review' : `/desk/review?lane=${back}`}
      onSubmit={
        onDecide &&
        ((event) => {
          event.preventDefault();
          onDecide();
        })
      }
    >
      <input type="hidden" name="submission" value={item.id} />
      <input type="hidden" name="digest" value={item.digest} />
      <input type="hidden" name="action" value={action} />
      <input type="hidden" name="back" value={back} />
      {action === 'undo' && item.standing ? <input type="hidden" name="decision" value={item.standing} /> : null}
      {reason ? <input type="hidden" name="reason" value={reason} /> : null}
      {fields}
      <button type="submit" className={className} aria-disabled={isNew}>
        {children}
      </button>
    </form>
  );
}
