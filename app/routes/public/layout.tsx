import type { LoaderFunctionArgs } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';
import { Frame } from '#app/components/page/frame.tsx';
import { currentCampaign } from '#app/domain/campaign/campaign.ts';
import { localeParam } from '#app/server/locale.ts';

export const handle = { body: 'public' };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeParam(params.locale);
  const { hashtag } = await currentCampaign();
  return { hashtag, path: new URL(request.url).pathname.slice(locale.length + 1) };
}

export default function Layout() {
  const { hashtag, path } = useLoaderData<typeof loader>();
  return <Frame hashtag={hashtag} path={path}><Outlet /></Frame>;
}
