import type { Facts } from '#app/domain/moderation/facts.ts';
import { countryName } from '#app/locales/countries.ts';
import type { MessageKey } from '#app/locales/catalogs.ts';
import { useMessages } from '../page/messages.tsx';

/** Everything that is known of an item, beside its picture. */
export function FactsList({ item }: { item: Facts }) {
  const { t, locale } = useMessages();
  const received = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(item.receivedAt);
  return (
    <dl className="facts">
      <Fact label={t('desk.fact.name')} value={item.name} />
      <Fact label={t('desk.fact.country')} value={countryName(item.country, locale)} />
      <Fact label={t('desk.fact.message')} value={item.message} />
      <Fact label={t('desk.fact.kind')} value={`${item.kind} · ${item.locale}`} />
      <Fact label={t('desk.fact.received')} value={received} />
      <Fact
        label={t('desk.fact.uses')}
        value={item.uses.map((use) => t(`take-part.uses.${use}` as MessageKey)).join(', ')}
      />
      <Fact label={t('desk.fact.partner')} value={item.partner} />
      {item.minor ? <Fact label={t('desk.fact.minor')} value="✓" /> : null}
      <Fact
        label={t('desk.fact.findings')}
        value={item.findings
          .filter(({ severity }) => severity !== 'info')
          .map(({ check }) => check)
          .join(', ')}
      />
    </dl>
  );
}

function Fact({ label, value }: { label: string; value: string | null }) {
  return value ? (
    <div>
      <dt>{label}</dt>
      <dd dir="auto">{value}</dd>
    </div>
  ) : null;
}
