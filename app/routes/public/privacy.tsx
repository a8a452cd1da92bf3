import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useMessages } from '#app/components/page/messages.tsx';
import { titleOf } from '#app/components/page/title.ts';
import { servicesAsked } from '#app/domain/examination/outside/services.ts';
import { canTranslate } from '#app/domain/moderation/translation.ts';
import { localeParam, wordsOf } from '#app/server/locale.ts';

export async function loader({ params }: LoaderFunctionArgs) {
  const title = wordsOf(localeParam(params.locale))('privacy.title');
  const asked = (await servicesAsked()).map((one) => ({ ...one, since: one.since.getTime() }));
  return { title, asked, translates: canTranslate };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [titleOf(data?.title)];

export default function Privacy() {
  const { t, locale } = useMessages();
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const { asked, translates } = useLoaderData<typeof loader>();
  return (
    <main className="narrow prose" id="content">
      <h1>{t('privacy.title')}</h1>
      <p className="lead">{t('privacy.lead')}</p>
      <h2>{t('privacy.kept.title')}</h2>
      <p>{t('privacy.body.1')}</p>
      <p>{t('privacy.body.trace')}</p>
      <h2>{t('privacy.shown.title')}</h2>
      <p>{t('privacy.body.2')}</p>
      <p>{t('privacy.body.3')}</p>
      <p>
        {t('privacy.body.checks')} {asked.length === 0 ? t('privacy.body.checks.alone') : null}
      </p>
      {asked.length > 0 ? (
        <>
          <h2>{t('privacy.outside.title')}</h2>
          <p>{t('privacy.outside.lead')}</p>
          <ul>
            {asked.map(({ name, title, words, since }) => (
              <li key={name}>
                {t(words ? 'privacy.outside.words' : 'privacy.outside.picture', { title, date: day.format(since) })}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {translates ? (
        <>
          <h2>{t('privacy.translation.title')}</h2>
          <p>{t('privacy.body.translation')}</p>
        </>
      ) : null}
      <h2>{t('privacy.flag.title')}</h2>
      <p>{t('privacy.body.flag')}</p>
      <h2>{t('privacy.back.title')}</h2>
      <p>{t('privacy.body.4')}</p>
      <h2>{t('privacy.held.title')}</h2>
      <p>{t('privacy.body.held')}</p>
      <h2>{t('privacy.not.title')}</h2>
      <p>{t('privacy.body.5')}</p>
    </main>
  );
}
