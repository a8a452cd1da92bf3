import { Link } from '@remix-run/react';
import type { Facts } from '#app/domain/moderation/facts.ts';
import { Thumb } from '../clusters/thumb.tsx';
import { useMessages } from '../page/messages.tsx';
import { whoOf } from './who.ts';

/** Up to this many bits of 256 two pictures look the same as they are; above, one is turned, mirrored or cut. */
const asItIs = 60;

/** What else looks like an item, and the way to all of it. */
export function SimilarItems({ item: { similar } }: { item: Facts }) {
  const { t } = useMessages();
  if (!similar) return null;
  return (
    <section className="similar" aria-label={t('desk.similar')}>
      <h2>{t('desk.similar')}</h2>
      <ul className="similar-items">
        {similar.items.map(({ id, state, distance, thumb, veiled }) => (
          <li key={id}>
            <Link to={`/desk/item/${id}`}>
              <Thumb thumb={thumb} veiled={veiled} />
              {t(`state.short.${state}`)}
            </Link>
            <small>
              {distance > asItIs ? t('desk.similar.changed') : t('desk.cluster.distance', { bits: distance })}
            </small>
          </li>
        ))}
      </ul>
      <p>
        <Link to={`/desk/clusters/${similar.cluster}`}>{t('desk.similar.all', { count: similar.count })}</Link>{' '}
        <kbd>C</kbd>
      </p>
    </section>
  );
}

/** What its author gave before, and what became of it. */
export function EarlierItems({ item: { earlier } }: { item: Facts }) {
  const { t, locale } = useMessages();
  if (!earlier) return null;
  const title = t('desk.earlier', { count: earlier.count });
  return (
    <section className="similar" aria-label={title}>
      <h2>{title}</h2>
      <ul className="similar-items">
        {earlier.items.map(({ id, state, thumb, veiled, ...given }) => (
          <li key={id}>
            <Link to={`/desk/item/${id}`}>
              {thumb ? <Thumb thumb={thumb} veiled={veiled} /> : <bdi>{whoOf(given, locale)}</bdi>}
              {t(`state.short.${state}`)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What banks have that it looks like, side by side with it. */
export function BankedBeside({ item: { banked, renditions } }: { item: Facts }) {
  const { t } = useMessages();
  const own = renditions.find(({ name }) => name === 'thumb');
  return banked.map(({ entry, bank, note, distance, thumb }) => (
    <section key={entry} className="similar" aria-label={t('desk.banked')}>
      <h2>{t('desk.banked')}</h2>
      <div className="banked">
        <figure>
          <Thumb thumb={own} veiled />
          <figcaption>{t('desk.banked.this')}</figcaption>
        </figure>
        <figure>
          {thumb ? <Thumb thumb={thumb} veiled /> : <p className="banked-none">{t('desk.banked.none')}</p>}
          <figcaption>
            <bdi>{bank}</bdi>
            {note ? <q dir="auto">{note}</q> : null}
          </figcaption>
        </figure>
      </div>
      <p>{distance === null ? t('desk.banked.equal') : t('desk.cluster.distance', { bits: distance })}</p>
    </section>
  ));
}
