import type { ReactNode } from 'react';
import type { Facts } from '#app/domain/moderation/facts.ts';
import type { WordCategory } from '#app/domain/examination/words/find.ts';
import type { Translate } from '#app/locales/translate.ts';
import { countryName } from '#app/locales/countries.ts';
import type { MessageKey } from '#app/locales/catalogs.ts';
import { Moment } from '../desk/moment.tsx';
import { useMessages } from '../page/messages.tsx';
import { Marked } from './marked.tsx';

/** What a check found that asks for care, in words. */
function inWords({ check, evidence }: Facts['findings'][number]): Parameters<Translate> {
  if (evidence.unchecked) return ['desk.finding.unchecked'];
  if (check === 'words' || check === 'picture.words') return [`desk.words.${evidence.category as WordCategory}`];
  const service = services[check as keyof typeof services];
  if (evidence.unheard) return ['desk.finding.unheard', { service }];
  if (service) return ['desk.finding.outside', { service, label: String(evidence.label) }];
  return [findings[check as keyof typeof findings]];
}

const findings = {
  'picture.format': 'desk.finding.animated',
  'picture.size': 'desk.finding.small',
  'picture.readable': 'desk.finding.unreadable',
  'picture.likeness': 'desk.finding.likeness',
  'picture.cluster': 'desk.finding.cluster',
} as const;

/** Classifiers from outside, as a moderator knows them. */
const services = {
  'outside.rekognition': 'Rekognition',
  'outside.azure': 'Azure',
  'outside.openai': 'OpenAI',
  'outside.own': 'Classifier',
} as const;

/** Everything that is known of an item, beside its picture: first what asks for care. */
export function FactsList({
  item,
  translation,
}: {
  item: Facts;
  /** What stands below its words, where there is a server to ask. */
  translation?: ReactNode;
}) {
  const { t, locale } = useMessages();
  const language = new Intl.DisplayNames([locale], { type: 'language' }).of(item.locale);
  const found = item.findings.filter(({ severity }) => severity !== 'info');
  const marked = (field: 'name' | 'message') =>
    item[field] && <Marked text={item[field]} field={field} findings={item.findings} />;
  return (
    <dl className="facts">
      {item.minor ? (
        <div className="fact-care">
          <dt>{t('desk.fact.minor')}</dt>
          <dd>{t('desk.fact.minor.word')}</dd>
        </div>
      ) : null}
      <Fact label={t('desk.fact.sampled')} className="fact-care" value={item.sampled && t('desk.fact.sampled.word')} />
      <Fact
        label={t('desk.fact.findings')}
        className="fact-care"
        value={[...new Set(found.map((one) => t(...inWords(one))))].join(' · ')}
      />
      {item.flags.length > 0 ? (
        <div className="fact-care">
          <dt>{t('desk.fact.flags', { count: item.flags.length })}</dt>
          {item.flags.map(({ reason, words, illegal }, index) => (
            <dd key={index}>
              {t(`flag.reason.${reason}`)}
              {illegal ? ` · ${t('desk.fact.flag.illegal')}` : ''}
              {words ? <q dir="auto">{words}</q> : null}
            </dd>
          ))}
          {item.state === 'approved' ? <dd>{t('desk.flagged.first')}</dd> : null}
        </div>
      ) : null}
      <Fact label={t('desk.fact.name')} value={marked('name')} />
      <Fact label={t('desk.fact.message')} value={marked('message')} />
      <ReadWords item={item} />
      {translation && (item.name || item.message || item.text) ? (
        <div>
          <dt className="unseen">{t('desk.translation')}</dt>
          <dd>{translation}</dd>
        </div>
      ) : null}
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

/** What was read in the picture, with what the word check found in it; and whether that is still to come. */
function ReadWords({ item: { findings: all, reading } }: { item: Facts }) {
  const { t, locale } = useMessages();
  const evidence = all.filter(({ check }) => check === 'picture.words').map((one) => one.evidence);
  const text = evidence.find((one) => one.text)?.text as string | undefined;
  const known = evidence.find((one) => one.sign) as { sign: string; language: string } | undefined;
  const language = known && new Intl.DisplayNames([locale], { type: 'language' }).of(known.language);
  return (
    <>
      <Fact label={t('desk.fact.read')} value={reading === 'waiting' ? t('desk.fact.read.waiting') : null} />
      <Fact
        label={t('desk.fact.read')}
        className="fact-read"
        value={text && <Marked text={text} field="picture" findings={all} />}
      />
      <Fact label={t('desk.fact.sign')} value={known && `${known.sign} (${language})`} />
    </>
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
