import { Link } from '@remix-run/react';
import type { ListedBankEntry } from '#app/domain/examination/banks/list.ts';
import type { Bank } from '#db/schema/bank.ts';
import type { StaffId } from '#db/ids.ts';
import { useMessages } from '../page/messages.tsx';
import { BankEntryItem } from './bank-entry.tsx';

/** A page of a bank's entries, their pictures under the veil, and the way to the next. */
export function BankEntries({
  bank,
  entries,
  next,
  me,
  mayChange,
}: {
  bank: Bank['slug'];
  entries: ListedBankEntry[];
  next: string | null;
  me: StaffId;
  mayChange: boolean;
}) {
  const { t } = useMessages();
  if (entries.length === 0) return <p className="lexicon-count">{t('desk.banks.empty')}</p>;
  return (
    <>
      {entries.some(({ thumb }) => thumb) ? (
        <label className="sheet-veil">
          <input type="checkbox" /> {t('desk.veil')}
        </label>
      ) : null}
      <ol className="lexicon-list">
        {entries.map((entry) => (
          <BankEntryItem key={entry.id} entry={entry} me={me} mayChange={mayChange} />
        ))}
      </ol>
      {next ? (
        <p className="calls">
          <Link className="secondary" to={`/desk/banks/${bank}?after=${next}`}>
            {t('desk.banks.more')}
          </Link>
        </p>
      ) : null}
    </>
  );
}
