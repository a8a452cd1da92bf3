import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Outlet, useLoaderData, useRouteError, useRouteLoaderData } from '@remix-run/react';
import { Frame } from '#app/components/page/frame.tsx';
import { ProblemPage } from '#app/components/page/problem.tsx';
import { titleOf } from '#app/components/page/title.ts';
import { masthead } from '#app/domain/campaign/front.ts';
import { localeParam } from '#app/server/locale.ts';

export const handle = { body: 'public' };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const locale = localeParam(params.locale);
  const { hashtag } = await masthead();
  return { hashtag, path: new URL(request.url).pathname.slice(locale.length + 1).replace(/\/$/, '') };
}

/** For a page that says no more, such as one that went wrong. */
export const meta: MetaFunction<typeof loader> = ({ data }) => [titleOf(data?.hashtag)];

export default function Layout() {
  const { hashtag, path } = useLoaderData<typeof loader>();
  return (
    <Frame hashtag={hashtag} path={path}>
      <Outlet />
    </Frame>
  );
}

/** What goes wrong inside a page leaves the masthead and the way to other pages standing. */
export function ErrorBoundary() {
  const page = useRouteLoaderData<typeof loader>('routes/public/layout');
  const problem = <ProblemPage error={useRouteError()} />;
  return page ? (
    <Frame hashtag={page.hashtag} path="">
      {problem}
    </Frame>
  ) : (
    problem
  );
}
