import type { Front } from '#app/domain/campaign/front.ts';
import { Face, Giver } from './face.tsx';
import { useMessages } from './messages.tsx';

/** The first words, and beside them the faces, as light on a dark wall. */
export function Opening({ hashtag, recent, figures }: Pick<Front, 'hashtag' | 'recent' | 'figures'>) {
  const { t, locale } = useMessages();
  return (
    <section className="opening">
      <div className="opening-words">
        <h1>{t('landing.title')}</h1>
        <p className="lead">{t('landing.lead', { hashtag })}</p>
        <p className="calls">
          <a className="primary" href={`/${locale}/take-part`}>
            {t('landing.call')}
          </a>
          <a href={`/${locale}/testimony`}>{t('landing.testimony')}</a>
        </p>
      </div>
      {recent.length > 0 ? (
        <div className="opening-wall">
          <h2 className="unseen">{t('landing.recent')}</h2>
          <div className="faces">
            {recent.map((item) => (
              <Face key={item.id} item={item} eager />
            ))}
          </div>
        </div>
      ) : null}
      {figures.people > 0 ? (
        <p className="opening-figures">
          <span>{t('landing.figures', figures)}</span> <a href={`/${locale}/wall`}>{t('landing.recent.all')}</a>
        </p>
      ) : null}
    </section>
  );
}

/** A few sentences of somebody who was there. */
export function Said({ testimony }: { testimony: NonNullable<Front['testimony']> }) {
  const { t, locale } = useMessages();
  return (
    <section className="said">
      <h2>{t('landing.said')}</h2>
      <blockquote dir="auto" lang={testimony.locale}>
        {testimony.text}
      </blockquote>
      <p className="giver">
        <Giver name={testimony.name} country={testimony.country} />
      </p>
      <p>
        <a href={`/${locale}/wall/${testimony.id}`}>{t('landing.said.whole')}</a>
      </p>
    </section>
  );
}

export function Steps() {
  const { t } = useMessages();
  return (
    <section className="steps">
      <h2>{t('landing.steps')}</h2>
      <ol>
        {([1, 2, 3] as const).map((step) => (
          <li key={step}>
            <h3>{t(`landing.step.${step}.title`)}</h3>
            <p>{t(`landing.step.${step}`)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The last word of the page, and the way to take part once more. */
export function Close() {
  const { t, locale } = useMessages();
  return (
    <section className="close">
      <h2>{t('landing.close')}</h2>
      <p className="calls">
        <a className="primary" href={`/${locale}/take-part`}>
          {t('landing.call')}
        </a>
      </p>
    </section>
  );
}
