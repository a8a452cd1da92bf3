import { Link } from '@remix-run/react';
import type { ListedBank } from '#app/domain/examination/banks/list.ts';
import { useMessages } from '../page/messages.tsx';

/** All banks, with what each asks for and how much is in it. */
export function BankList({ banks }: { banks: ListedBank[] }) {
  const { t } = useMessages();
  return (
    <ul className="desk-ways">
      {banks.map(({ slug, name, mode, partner, disabledAt, entries, unconfirmed }) => (
        <li key={slug}>
          <Link to={`/desk/banks/${slug}`}>
            <bdi>{name}</bdi>
          </Link>
          <p>
            {t(`desk.banks.mode.${mode}`)}
            {partner ? ` · ${partner}` : ''}
            {disabledAt ? ` · ${t('desk.banks.off')}` : ''}
          </p>
          <p>{t('desk.banks.count', { entries, unconfirmed })}</p>
        </li>
      ))}
    </ul>
  );
}
