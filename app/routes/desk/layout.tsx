import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';
import { useCallback, useState } from 'react';
import { Masthead } from '#app/components/desk/masthead.tsx';
import { deskHead } from '#app/components/desk/title.ts';
import type { OnWaiting } from '#app/components/desk/waiting.ts';
import { findPartner } from '#app/domain/campaign/partner.ts';
import { waiting } from '#app/domain/moderation/queue.ts';
import { isOfPartner, may } from '#app/domain/staff/rights.ts';
import { requireDesk } from '#app/server/session.ts';
import styles from '#app/styles/desk.css?url';

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

export const handle = { alive: true, body: 'desk' };

export const links = () => [{ rel: 'stylesheet', href: styles }];

export const meta: MetaFunction = ({ matches }) => deskHead(matches, { key: 'desk.home.title' });

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireDesk(request, 'desk');
  return {
    name: actor.name,
    role: actor.role,
    open: {
      words: may(actor, 'read-words'),
      walls: may(actor, 'steer-walls'),
      people: may(actor, 'read-identities'),
      letters: may(actor, 'read-letters'),
    },
    partner: actor.partner && isOfPartner(actor.role) ? await findPartner(actor.partner) : null,
    waiting: await waiting(actor),
  };
}

export default function Layout() {
  const { name, open, waiting: loaded } = useLoaderData<typeof loader>();
  const [known, setKnown] = useState({ loaded, counts: loaded });
  if (known.loaded !== loaded) setKnown({ loaded, counts: loaded }); // another page of the desk: counted anew
  const change = useCallback<OnWaiting>(
    (next) => setKnown((before) => ({ ...before, counts: next(before.counts) })),
    [],
  );
  return (
    <>
      <Masthead name={name} open={open} waiting={known.counts} />
      <Outlet context={[known.counts, change] as const} />
    </>
  );
}
