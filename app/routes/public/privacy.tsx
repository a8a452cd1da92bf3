import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useMessages } from '#app/components/page/messages.tsx';
import { localeParam, wordsOf } from '#app/server/locale.ts';

export const loader = ({ params }: LoaderFunctionArgs) => ({
  title: wordsOf(localeParam(params.locale))('privacy.title'),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Privacy() {
  const { t } = useMessages();
  return (
    <main className="narrow prose" id="content">
      <h1>{t('privacy.title')}</h1>
      <p className="lead">{t('privacy.lead')}</p>
      <h2>{t('privacy.kept.title')}</h2>
      <p>{t('privacy.body.1')}</p>
      <h2>{t('privacy.shown.title')}</h2>
      <p>{t('privacy.body.2')}</p>
      <p>{t('privacy.body.3')}</p>
      <p>{t('privacy.body.checks')}</p>
      <h2>{t('privacy.flag.title')}</h2>
      <p>{t('privacy.body.flag')}</p>
      <h2>{t('privacy.back.title')}</h2>
      <p>{t('privacy.body.4')}</p>
      <h2>{t('privacy.not.title')}</h2>
      <p>{t('privacy.body.5')}</p>
    </main>
  );
}
