import { Link } from '@remix-run/react';
import type { Bank } from '#db/schema/bank.ts';
import { useMessages } from '../page/messages.tsx';

/** The way back: from a bank to all of them, from what is done with a bank to it. */
export function BackToBanks({ bank }: { bank?: Pick<Bank, 'slug' | 'name'> }) {
  const { t } = useMessages();
  return (
    <p className="lexicon-back">
      {bank ? (
        <Link to={`/desk/banks/${bank.slug}`}>
          <bdi>{bank.name}</bdi>
        </Link>
      ) : (
        <Link to="/desk/banks">{t('desk.banks.back')}</Link>
      )}
    </p>
  );
}
