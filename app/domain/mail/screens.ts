import { catalogs } from '#app/locales/catalogs.ts';
import { locales } from '#app/locales/locales.ts';
import { translator } from '#app/locales/translate.ts';
import { config } from '#app/platform/config.ts';
import type { NoticeId } from '#db/ids.ts';
import { toldOfScreens } from '../screens/mail.ts';
import { readNotice, type Outage } from '../screens/notices.ts';

const origin = config.ORIGIN ?? `http://localhost:${config.PORT}`;

/** That screens went silent, or are back: in the first of our languages, as every letter to the staff. */
export async function wordsOfScreens(id: NoticeId) {
  const t = translator(locales[0], catalogs[locales[0]]);
  const { notice, campaign, outages } = await readNotice(id);
  const away = notice.kind === 'screens-away';
  const at = new Intl.DateTimeFormat(locales[0], {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: campaign.timeZone,
  });
  const line = ({ wall, screen, since, until }: Outage) =>
    until === null
      ? t('mail.screens.away.one', { wall, screen, since: at.format(since) })
      : t('mail.screens.back.one', { wall, screen, since: at.format(since), until: at.format(until) });
  return {
    subject: t(away ? 'mail.subject.screens.away' : 'mail.subject.screens.back', { count: outages.length }),
    paragraphs: [
      t(away ? 'mail.screens.away' : 'mail.screens.back', { campaign: campaign.name, zone: campaign.timeZone }),
      outages.map(line).join('\n'),
      `${origin}/desk/walls`,
      t('mail.screens.why'),
    ],
    to: await toldOfScreens(),
    campaign,
  };
}
