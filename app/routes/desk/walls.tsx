import type { LoaderFunctionArgs } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { useMessages } from '#app/components/page/messages.tsx';
import { walls } from '#app/domain/projection/control.ts';
import { requireDesk } from '#app/server/session.ts';

export async function loader({ request }: LoaderFunctionArgs) {
  await requireDesk(request, 'event-staff');
  return { walls: (await walls()).map(({ id, name, mode }) => ({ id, name, mode })) };
}

export default function Walls() {
  const { walls: all } = useLoaderData<typeof loader>();
  const { t } = useMessages();
  return (
    <main className="narrow">
      <h1>{t('desk.walls')}</h1>
      <ul className="desk-ways">
        {all.map(({ id, name, mode }) => (
          <li key={id}>
            <Link to={`/desk/walls/${id}`}>{name}</Link> <small>{t('desk.wall.mode', { mode })}</small>
          </li>
        ))}
      </ul>
    </main>
  );
}
