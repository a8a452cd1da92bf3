import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { deskHead } from '#app/components/desk/title.ts';
import { useMessages } from '#app/components/page/messages.tsx';
import { walls } from '#app/domain/projection/control.ts';
import { requireDesk } from '#app/server/session.ts';

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

export const meta: MetaFunction = ({ matches }) => deskHead(matches, { key: 'desk.walls' });

export async function loader({ request }: LoaderFunctionArgs) {
  await requireDesk(request, 'steer-walls');
  return { walls: (await walls()).map(({ id, name, mode }) => ({ id, name, mode })) };
}

export default function Walls() {
  const { walls: all } = useLoaderData<typeof loader>();
  const { t } = useMessages();
  return (
    <main className="narrow" id="content">
      <h1>{t('desk.walls')}</h1>
      {all.length === 0 ? <p className="lead">{t('desk.nothing')}</p> : null}
      <ul className="desk-ways">
        {all.map(({ id, name, mode }) => (
          <li key={id}>
            <Link to={`/desk/walls/${id}`}>
              <bdi>{name}</bdi>
            </Link>
            <p>{t('desk.wall.mode', { mode })}</p>
          </li>
        ))}
      </ul>
    </main>
  );
}
