import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { useMessages } from '#app/components/page/messages.tsx';
import { titleOf } from '#app/components/page/title.ts';
import { findPartner } from '#app/domain/campaign/partner.ts';

export const loader = async ({ params }: LoaderFunctionArgs) => findPartner(params.partner!);

export const meta: MetaFunction<typeof loader> = ({ data }) => [titleOf(data?.name)];

export default function Partner() {
  const { slug, name } = useLoaderData<typeof loader>();
  const { t, locale } = useMessages();
  return (
    <main className="narrow" id="content">
      <h1 dir="auto">{name}</h1>
      <p className="lead">{t('partner.lead', { partner: name })}</p>
      <p className="calls">
        <a className="primary" href={`/${locale}/p/${slug}/take-part`}>
          {t('landing.call')}
        </a>
      </p>
    </main>
  );
}
