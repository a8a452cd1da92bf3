import type { FormEvent, ReactNode } from 'react';

export type CarryOut = (event: FormEvent<HTMLFormElement>) => Promise<void>;

/** One control of a wall, as a form that also works on a page that never came alive. */
export function Control({
  action,
  className,
  field,
  onSend,
  children,
}: {
  action: string;
  className?: string;
  /** What else it sends. */
  field?: ReactNode;
  onSend: CarryOut;
  children: ReactNode;
}) {
  return (
    <form method="post" className={className} onSubmit={(event) => void onSend(event)}>
      <input type="hidden" name="action" value={action} />
      {field}
      <button type="submit">{children}</button>
    </form>
  );
}
