import type { ReactNode } from 'react';
import type { Facts } from '#app/domain/moderation/facts.ts';
import { countryName } from '#app/locales/countries.ts';
import type { MessageKey } from '#app/locales/catalogs.ts';
import { Moment } from '../desk/moment.tsx';
import { useMessages } from '../page/messages.tsx';

/** What the examination may have found, in words; what has none yet shows as its code. */
const findings: Partial<Record<string, MessageKey>> = {
  'picture.animated': 'desk.finding.animated',
  'picture.small': 'desk.finding.small',
  'picture.unreadable': 'desk.finding.unreadable',
};

/** Everything that is known of an item, beside its picture: first what asks for care. */
export function FactsList({ item }: { item: Facts }) {
  const { t, locale } = useMessages();
  const language = new Intl.DisplayNames([locale], { type: 'language' }).of(item.locale);
  const found = item.findings.filter(({ severity }) => severity !== 'info');
  return (
    <dl className="facts">
      {item.minor ? (
        <div className="fact-care">
          <dt>{t('desk.fact.minor')}</dt>
          <dd>{t('desk.fact.minor.word')}</dd>
        </div>
      ) : null}
      <Fact
        label={t('desk.fact.findings')}
        className="fact-care"
        value={found
          .map(({ check }) => findings[check])
          .map((key, index) => (key ? t(key) : found[index]!.check))
          .join(', ')}
      />
      <Fact label={t('desk.fact.name')} value={item.name} />
      <Fact label={t('desk.fact.message')} value={item.message} />
      <Fact label={t('desk.fact.country')} value={countryName(item.country, locale)} />
      <Fact label={t('desk.fact.kind')} value={t(`desk.kind.${item.kind}`)} />
      <Fact label={t('desk.fact.language')} value={language ?? item.locale} />
      <Fact
        label={t('desk.fact.uses')}
        value={item.uses.map((use) => t(`take-part.uses.${use}` as MessageKey)).join(', ')}
      />
      <Fact label={t('desk.fact.partner')} value={item.partner} />
      <Fact label={t('desk.fact.received')} value={<Moment at={item.receivedAt} time="short" date="medium" />} />
    </dl>
  );
}

/** The value keeps its own direction of writing, and stands where the others stand. */
function Fact({ label, value, className }: { label: string; value: ReactNode; className?: string }) {
  return value ? (
    <div className={className}>
      <dt>{label}</dt>
      <dd>
        <bdi>{value}</bdi>
      </dd>
    </div>
  ) : null;
}
