import { Link } from '@remix-run/react';
import { useMessages } from '../page/messages.tsx';

/** The way from one prepared answer to all of them. */
export function BackToMacros() {
  const { t } = useMessages();
  return (
    <p className="lexicon-back">
      <Link to="/desk/macros">{t('desk.macros.back')}</Link>
    </p>
  );
}
