import { data, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { WallDesk } from '#app/components/desk/wall-desk.tsx';
import { Conflict } from '#app/domain/errors.ts';
import { timeline } from '#app/domain/projection/cards.ts';
import { control, findWall } from '#app/domain/projection/control.ts';
import { screensOf } from '#app/domain/projection/screen.ts';
import { Control } from '#app/server/control.ts';
import { requireDesk } from '#app/server/session.ts';
import { cardData } from '#app/server/screen-event.ts';

/** How far the control page looks ahead, in ms. */
const aheadMs = 60_000;

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireDesk(request, 'event-staff');
  const wall = await findWall(params.wall!);
  const now = Date.now();
  const [cards, screens] = await Promise.all([timeline(wall.id, now, now + aheadMs), screensOf(wall.id)]);
  return {
    wall: { id: wall.id, name: wall.name, mode: wall.mode, holdText: wall.holdText },
    now,
    cards: cards.map(cardData),
    screens,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireDesk(request, 'event-staff');
  const form = Object.fromEntries([...(await request.formData())].filter(([, value]) => value !== ''));
  const wanted = Control.safeParse(form);
  if (!wanted.success) return data({ done: null, problem: wanted.error.issues[0]?.message ?? '' }, { status: 422 });
  try {
    await control(params.wall!, wanted.data, actor.id);
    return data({ done: wanted.data.action, problem: null });
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return data({ done: null, problem: error.message }, { status: 409 });
  }
}

export default function WallControl() {
  return <WallDesk {...useLoaderData<typeof loader>()} />;
}
