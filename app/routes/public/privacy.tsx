import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useMessages } from '#app/components/page/messages.tsx';
import { localeParam, wordsOf } from '#app/server/locale.ts';

export const loader = ({ params }: LoaderFunctionArgs) => ({ title: wordsOf(localeParam(params.locale))('privacy.title') });

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }];

export default function Privacy() {
  const { t } = useMessages();
  return (
    <main className="narrow prose">
      <h1>{t('privacy.title')}</h1>
      <p>{t('privacy.body.1')}</p>
      <p>{t('privacy.body.2')}</p>
      <p>{t('privacy.body.3')}</p>
      <p>{t('privacy.body.4')}</p>
    </main>
  );
}
