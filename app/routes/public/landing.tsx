import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Close, Opening, Said, Steps } from '#app/components/page/landing.tsx';
import { titleOf } from '#app/components/page/title.ts';
import { front } from '#app/domain/campaign/front.ts';
import { localeParam, wordsOf } from '#app/server/locale.ts';

export async function loader({ params }: LoaderFunctionArgs) {
  const locale = localeParam(params.locale);
  const t = wordsOf(locale);
  const shown = await front(locale);
  return { ...shown, title: t('landing.title'), description: t('landing.lead', { hashtag: shown.hashtag }) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  titleOf(data && `${data.hashtag} · ${data.title}`),
  { name: 'description', content: data?.description },
];

export default function Landing() {
  const { hashtag, recent, testimony, figures } = useLoaderData<typeof loader>();
  return (
    <main className="landing" id="content">
      <Opening hashtag={hashtag} recent={recent} figures={figures} />
      <Steps />
      {testimony ? <Said testimony={testimony} /> : null}
      <Close />
    </main>
  );
}
