import { useMessages } from '../page/messages.tsx';

/** What a screen shows whose key opens nothing any more: dark, and plain words for whoever stands before it. */
export function OutOfUse() {
  const { t } = useMessages();
  return (
    <main className="wall">
      <p className="wall-waiting">
        <span>
          {t('screen.out-of-use')}
          <small>{t('screen.out-of-use.again')}</small>
        </span>
      </p>
    </main>
  );
}
