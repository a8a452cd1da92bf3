import { randomUUID } from 'node:crypto';
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { deskHead } from '#app/components/desk/title.ts';
import { Programme } from '#app/components/programme/programme.tsx';
import { addBlock, removeBlock } from '#app/domain/programme/change.ts';
import { daysLater } from '#app/domain/programme/clock.ts';
import { applyTemplate, copyNight } from '#app/domain/programme/copy.ts';
import { partnersToChoose, programmeOf } from '#app/domain/programme/day.ts';
import { nightOf } from '#app/domain/programme/night.ts';
import { nightsFrom } from '#app/domain/programme/nights.ts';
import { templates, type Template } from '#app/domain/programme/templates.ts';
import { allowedKinds } from '#app/domain/programme/rules.ts';
import { findWall } from '#app/domain/projection/control.ts';
import {
  blockParam,
  carryOut,
  dateOf,
  keptOf,
  problemOf,
  takeBlock,
  type RefusedBlock,
} from '#app/server/block-form.ts';
import { requireDesk } from '#app/server/session.ts';

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

/** How many other nights are named. */
const namedNights = 14;

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireDesk(request, 'plan-walls');
  const { searchParams } = new URL(request.url);
  const held = await findWall(params.wall!);
  const night = dateOf(searchParams.get('night')) ?? nightOf(Date.now(), held.zone);
  const besides = (days: number) => daysLater(`${night}T12:00:00`, days).slice(0, 10);
  return {
    wall: { id: held.id, name: held.name, place: held.place, zone: held.zone, rules: held.rules },
    night,
    before: besides(-1),
    after: besides(1),
    nights: await nightsFrom(held, nightOf(Date.now(), held.zone), namedNights),
    blocks: await programmeOf(held, night),
    kinds: allowedKinds(held.rules),
    partners: await partnersToChoose(),
    templates: Object.keys(templates) as Template[],
    newBlock: randomUUID(),
    done: searchParams.get('done'),
  };
}

export const meta: MetaFunction = ({ matches }) => deskHead(matches, { key: 'desk.programme.title' });

export async function action({ request, params }: ActionFunctionArgs) {
  const { id: actor } = await requireDesk(request, 'plan-walls');
  const form = await request.formData();
  const held = await findWall(params.wall!);
  const does = String(form.get('does'));
  const night = dateOf(form.get('night')) ?? nightOf(Date.now(), held.zone);
  const to = dateOf(form.get('copy-to'));
  let refused: RefusedBlock | null;
  switch (does) {
    case 'add': {
      const id = blockParam(form.get('block'));
      refused = await takeBlock(form, held, (wanted) => addBlock(held.id, id, wanted, actor));
      if (refused?.status === 409) refused = null; // sent twice: it is there
      break;
    }
    case 'remove':
      refused = await carryOut(form, () =>
        removeBlock(held.id, blockParam(form.get('block')), Number(form.get('change')), actor),
      );
      break;
    case 'copy':
      refused = to
        ? await carryOut(form, () => copyNight(held.id, night, to, actor))
        : { status: 422, problems: [problemOf('copy-to', 'required')], kept: keptOf(form) };
      if (refused?.status === 409) refused = { ...refused, problems: [problemOf('copy-to', 'taken')] };
      break;
    default: {
      const template = Object.keys(templates).find((one) => one === form.get('template')) as Template | undefined;
      refused = template
        ? await carryOut(form, () => applyTemplate(held.id, night, template, actor))
        : { status: 422, problems: [problemOf('template', 'required')], kept: keptOf(form) };
    }
  }
  if (refused) return data({ ...refused, does }, { status: refused.status });
  const query = new URLSearchParams({ night: (does === 'copy' && to) || night, done: does });
  return redirect(`/desk/walls/${held.id}/programme?${query}`, 303);
}

export default function ProgrammePage() {
  return <Programme {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>()} />;
}
