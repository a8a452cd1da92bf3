import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { ListedBankEntry } from '#app/domain/examination/banks/list.ts';
import type { StaffId } from '#db/ids.ts';
import { Thumb } from '../clusters/thumb.tsx';
import { Moment } from '../desk/moment.tsx';
import { useMessages } from '../page/messages.tsx';

/** One picture of a bank: what it looks like, who said so and who agreed, and what may be done with it. */
export function BankEntryItem({ entry, me, mayChange }: { entry: ListedBankEntry; me: StaffId; mayChange: boolean }) {
  const { t } = useMessages();
  const { id, look, sha256, hashes, note, source, sourceSubmission, addedBy, addedAt, confirmedBy, disabledAt } = entry;
  return (
    <li id={`entry-${id}`} className={disabledAt ? 'bank-entry lexicon-off' : 'bank-entry'}>
      <div className="bank-thumb">
        {entry.thumb ? (
          <Thumb thumb={entry.thumb} veiled />
        ) : (
          <p className="banked-none">{t('desk.banks.no-picture')}</p>
        )}
      </div>
      <div>
        <h2>
          {confirmedBy ? t('desk.banks.confirmed') : t('desk.banks.unconfirmed')}
          {disabledAt ? <span className="lexicon-standing"> {t('desk.banks.entry.off')}</span> : null}
        </h2>
        {note ? <p dir="auto">{note}</p> : null}
        <dl className="lexicon-facts">
          <Fact name={t('desk.banks.look')}>
            {look ? (
              <>
                <code>{look.pdq}</code> {t('desk.banks.look.of', { quality: look.quality, hashes })}
              </>
            ) : (
              t('desk.banks.look.none')
            )}
          </Fact>
          <Fact name="SHA-256">{sha256 ? <code>{sha256}</code> : t('desk.banks.bytes.none')}</Fact>
          <Fact name={t('desk.banks.source')}>
            {sourceSubmission ? (
              <Link to={`/desk/item/${sourceSubmission}`}>{t('desk.banks.source.submission')}</Link>
            ) : (
              t(`desk.banks.source.${source}`)
            )}
          </Fact>
          <Fact name={t('desk.banks.added')}>
            <bdi>{addedBy.name}</bdi>, <Moment at={addedAt.getTime()} date="medium" time="short" />
          </Fact>
          <Fact name={t('desk.banks.confirmed-by')}>
            {confirmedBy ? <bdi>{confirmedBy.name}</bdi> : t('desk.banks.confirmed-by.nobody')}
          </Fact>
        </dl>
        {mayChange ? (
          <form method="post" className="bank-does">
            <input type="hidden" name="entry" value={id} />
            {confirmedBy || disabledAt ? null : addedBy.id === me ? (
              <p className="field-hint">{t('desk.banks.confirm.other')}</p>
            ) : (
              <button type="submit" name="does" value="confirm" className="yes">
                {t('desk.banks.confirm')}
              </button>
            )}
            <button type="submit" name="does" value={disabledAt ? 'enable' : 'disable'}>
              {t(disabledAt ? 'desk.banks.enable' : 'desk.banks.disable')}
            </button>
          </form>
        ) : null}
      </div>
    </li>
  );
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
