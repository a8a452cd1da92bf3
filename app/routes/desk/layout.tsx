import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Outlet, useLoaderData } from '@remix-run/react';
import { useCallback, useState } from 'react';
import { CareNote } from '#app/components/desk/care-note.tsx';
import { Masthead } from '#app/components/desk/masthead.tsx';
import { StrictNote } from '#app/components/desk/strict-note.tsx';
import { deskHead } from '#app/components/desk/title.ts';
import type { OnWaiting } from '#app/components/desk/waiting.ts';
import { strictUntil } from '#app/domain/bursts/strict.ts';
import { careFor } from '#app/domain/care/care.ts';
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
      clusters: may(actor, 'judge-clusters'),
      words: may(actor, 'read-words'),
      banks: may(actor, 'read-banks'),
      walls: may(actor, 'steer-walls'),
      measures: may(actor, 'read-measures'),
      people: may(actor, 'read-identities'),
      letters: may(actor, 'read-letters'),
    },
    partner: actor.partner && isOfPartner(actor.role) ? await findPartner(actor.partner) : null,
    waiting: await waiting(actor),
    care: may(actor, 'judge') ? await careFor(actor.id) : null,
    /** For leads: until when the queues are strict, in ms since the epoch. */
    strict: may(actor, 'end-burst') ? ((await strictUntil())?.getTime() ?? null) : null,
  };
}

export default function Layout() {
  const { name, open, strict, care, waiting: loaded } = useLoaderData<typeof loader>();
  const [known, setKnown] = useState({ loaded, counts: loaded });
  if (known.loaded !== loaded) setKnown({ loaded, counts: loaded }); // another page of the desk: counted anew
  const change = useCallback<OnWaiting>(
    (next) => setKnown((before) => ({ ...before, counts: next(before.counts) })),
    [],
  );
  return (
    <>
      <Masthead name={name} open={open} waiting={known.counts} />
      {strict ? <StrictNote until={strict} /> : null}
      {care ? <CareNote loaded={care} waiting={known.counts} /> : null}
      <Outlet context={[known.counts, change] as const} />
    </>
  );
}
