import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useMessages } from '#app/components/page/messages.tsx';
import { titleOf } from '#app/components/page/title.ts';
import { masthead } from '#app/domain/campaign/front.ts';
import { localeParam, wordsOf } from '#app/server/locale.ts';
import styles from '../../styles/sign.css?url';

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export async function loader({ params }: LoaderFunctionArgs) {
  const title = wordsOf(localeParam(params.locale))('sign.title');
  const { hashtag } = await masthead();
  return { hashtag, title };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [titleOf(data?.title)];

/** The words to hold up: on paper it is a sheet with nothing else on it. */
export default function Sign() {
  const { hashtag } = useLoaderData<typeof loader>();
  const { t, locale } = useMessages();
  return (
    <main className="sign-page" id="content">
      <div className="narrow">
        <h1>{t('sign.title')}</h1>
        <p className="lead">{t('sign.lead')}</p>
      </div>
      <p className="sign">
        <bdi>{hashtag}</bdi>
      </p>
      <p className="narrow">
        {t('sign.hand')} <a href={`/${locale}/take-part`}>{t('landing.call')}</a>
      </p>
    </main>
  );
}
