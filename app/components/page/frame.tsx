import type { ReactNode } from 'react';
import { locales } from '#app/locales/locales.ts';
import { Flame } from './flame.tsx';
import { useMessages } from './messages.tsx';

/** Masthead and foot of every public page. */
export function Frame({ children, hashtag, path }: { children: ReactNode; hashtag: string; path: string }) {
  const { t, locale } = useMessages();
  const here = (to: string) => (path === to ? ('page' as const) : undefined);
  return (
    <>
      <a className="skip" href="#content">
        {t('page.skip')}
      </a>
      <header className="masthead">
        <a className="masthead-name" href={`/${locale}`} aria-current={here('')}>
          <Flame />
          <bdi>{hashtag}</bdi>
        </a>
        <nav aria-label={t('page.menu')}>
          <a href={`/${locale}/wall`} aria-current={here('/wall')}>
            {t('wall.title')}
          </a>
          <a className="masthead-call" href={`/${locale}/take-part`} aria-current={here('/take-part')}>
            {t('landing.call')}
          </a>
        </nav>
      </header>
      {children}
      <footer className="foot">
        <nav aria-label={hashtag}>
          <a href={`/${locale}/wall`}>{t('wall.title')}</a>
          <a href={`/${locale}/take-part`}>{t('landing.call')}</a>
          <a href={`/${locale}/testimony`}>{t('landing.testimony')}</a>
          <a href={`/${locale}/sign`}>{t('sign.title')}</a>
          <a href={`/${locale}/privacy`}>{t('footer.privacy')}</a>
          <a href="/source.tgz">{t('footer.source')}</a>
        </nav>
        <nav aria-label={t('footer.language')}>
          {locales.map((other) => (
            <a
              key={other}
              href={`/${other}${path}`}
              hrefLang={other}
              lang={other}
              aria-current={other === locale ? 'true' : undefined}
            >
              {ownNames.get(other)}
            </a>
          ))}
        </nav>
      </footer>
    </>
  );
}

/** Each language's own name, in its own letters. */
const ownNames = new Map(
  locales.map((locale) => [locale, new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale]),
);
