import { browserSupportsWebAuthn } from '@simplewebauthn/browser';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useMessages } from '../page/messages.tsx';
import { useAlive } from '../page/use-alive.ts';

/** Why a browser brought no answer: it knows no passkeys, the device keeps one of hers already, or she put it off. */
type Failure = 'unsupported' | 'known' | 'none';

/**
 * A form that is sent with what her passkey answers. Before the page has come alive nothing can ask it; without scripts
 * nothing ever can, and the page says so.
 */
export function PasskeyForm({
  ask,
  button,
  children,
}: {
  ask: () => Promise<object>;
  button: string;
  children?: ReactNode;
}) {
  const { t } = useMessages();
  const alive = useAlive();
  const [asking, setAsking] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const answer = form.elements.namedItem('answer') as HTMLInputElement;
    setAsking(true);
    setFailure(undefined);
    try {
      answer.value = JSON.stringify(await ask());
      form.submit();
    } catch (refused) {
      setFailure(failureOf(refused));
      setAsking(false);
    }
  }
  return (
    <form method="post" onSubmit={(event) => void send(event)}>
      {children}
      <input type="hidden" name="answer" />
      {failure ? (
        <p className="field-problem" role="alert">
          {t(`desk.passkey.failed.${failure}`)}
        </p>
      ) : null}
      <noscript>
        <p className="field-problem">{t('desk.passkey.scripts')}</p>
      </noscript>
      <button className="primary" type="submit" disabled={!alive || asking}>
        {button}
      </button>
    </form>
  );
}

function failureOf(refused: unknown): Failure {
  if (!browserSupportsWebAuthn()) return 'unsupported';
  return refused instanceof Error && refused.name === 'InvalidStateError' ? 'known' : 'none';
}
