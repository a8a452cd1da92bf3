import type { ReactNode } from 'react';
import type { Facts } from '#app/domain/moderation/facts.ts';

/** One decision as a real form, for a page that never came alive; `onDecide` takes it over where it did. */
export function DecisionForm({
  item,
  action,
  reason,
  className,
  onDecide,
  children,
}: {
  item: Pick<Facts, 'id' | 'digest'>;
  action: string;
  reason?: string;
  className?: string;
  onDecide?: () => void;
  children: ReactNode;
}) {
  return (
    <form
      method="post"
      action={onDecide ? undefined : '/desk/review'}
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
      <input type="hidden" name="plain" value="yes" />
      {reason ? <input type="hidden" name="reason" value={reason} /> : null}
      <button type="submit" className={className}>
        {children}
      </button>
    </form>
  );
}
