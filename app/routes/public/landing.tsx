import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Face } from '#app/components/page/face.tsx';
import { useMessages } from '#app/components/page/messages.tsx';
import { front } from '#app/domain/campaign/front.ts';
import { localeParam, wordsOf } from '#app/server/locale.ts';

export async function loader({ params }: LoaderFunctionArgs) {
  const t = wordsOf(localeParam(params.locale));
  return { ...(await front()), title: t('landing.title') };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.hashtag} · ${data?.title}` }];

export default function Landing() {
  const { hashtag, recent, figures } = useLoaderData<typeof loader>();
  const { t, locale } = useMessages();
  return (
    <main className="landing">
      <section className="landing-opening">
        <h1>{t('landing.title')}</h1>
        <p className="lead">{t('landing.lead', { hashtag })}</p>
        <p className="calls">
          <a className="primary" href={`/${locale}/take-part`}>{t('landing.call')}</a>
          <a href={`/${locale}/testimony`}>{t('landing.testimony')}</a>
        </p>
      </section>
      {recent.length > 0 ? (
        <section className="landing-recent" aria-labelledby="recent">
          <h2 id="recent">{t('landing.recent')}</h2>
          <div className="faces">{recent.map((item) => <Face key={item.id} item={item} eager />)}</div>
          <p className="landing-figures">{t('landing.figures', figures)} · <a href={`/${locale}/wall`}>{t('landing.recent.all')}</a></p>
        </section>
      ) : null}
      <section className="landing-steps" aria-labelledby="steps">
        <h2 id="steps">{t('landing.steps')}</h2>
        <ol>
          <li>{t('landing.step.1')}</li>
          <li>{t('landing.step.2')}</li>
          <li>{t('landing.step.3')}</li>
        </ol>
      </section>
    </main>
  );
}
