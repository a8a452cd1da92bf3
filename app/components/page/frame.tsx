import type { ReactNode } from 'react';
import { useMessages } from './messages.tsx';
import { locales } from '#app/locales/locales.ts';

/** Masthead and foot of every public page. */
export function Frame({ children, hashtag, path }: { children: ReactNode; hashtag: string; path: string }) {
  const { t, locale } = useMessages();
  return (
    <>
      <header className="masthead">
        <a className="masthead-name" href={`/${locale}`}>{hashtag}</a>
        <nav>
          <a href={`/${locale}/wall`}>{t('wall.title')}</a>
          <a className="masthead-call" href={`/${locale}/take-part`}>{t('landing.call')}</a>
        </nav>
      </header>
      {children}
      <footer className="foot">
        <a href={`/${locale}/privacy`}>{t('footer.privacy')}</a>
        <nav aria-label={t('footer.language')}>
          {locales.map((other) => (
            <a key={other} href={`/${other}${path}`} hrefLang={other} lang={other} aria-current={other === locale ? 'true' : undefined}>
              {nameOf(other)}
            </a>
          ))}
        </nav>
      </footer>
    </>
  );
}

/** A language's own name, in its own letters. */
const nameOf = (locale: string) => new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale;
