import type { MetaDescriptor, MetaFunction } from '@remix-run/node';
import type { Catalog, MessageKey } from '#app/locales/catalogs.ts';
import { translator } from '#app/locales/translate.ts';

type Matches = Parameters<MetaFunction>[0]['matches'];

/** What surrounds the desk by day: its ground (`desk-light.css`). The first that fits is taken, and by night the site's own. */
const daylight = '#faf7f1';

/** The head of a page of the desk: what it is, in the page's language, and that nobody should index it. */
export function deskHead(
  matches: Matches,
  what: { key: MessageKey } | { words: string | undefined },
): MetaDescriptor[] {
  const root = matches.find(({ id }) => id === 'root')?.data as
    | { locale: string; catalog: Partial<Catalog> }
    | undefined;
  const t = translator(root?.locale ?? 'en', root?.catalog ?? {});
  const desk = root ? t('desk.home.title') : '';
  const page = 'words' in what ? what.words : root && t(what.key);
  return [
    { title: [...new Set([page, desk, 'Zakhor'])].filter(Boolean).join(' · ') },
    { name: 'robots', content: 'noindex' },
    { name: 'theme-color', content: daylight, media: '(prefers-color-scheme: light)' },
  ];
}
