import { Link } from '@remix-run/react';
import { useMessages } from '../page/messages.tsx';

/** The way from one entry to all of them. */
export function BackToWords() {
  const { t } = useMessages();
  return (
    <p className="lexicon-back">
      <Link to="/desk/words">{t('desk.lexicon.back')}</Link>
    </p>
  );
}
