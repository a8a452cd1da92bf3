import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { deskHead } from '#app/components/desk/title.ts';
import { WallDesk } from '#app/components/desk/wall-desk.tsx';
import { Conflict } from '#app/domain/errors.ts';
import { control } from '#app/domain/projection/control.ts';
import { Control } from '#app/server/control.ts';
import { requireDesk } from '#app/server/session.ts';
import { wallState } from '#app/server/wall-state.ts';

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireDesk(request, 'steer-walls');
  return wallState(params.wall!);
}

export const meta: MetaFunction<typeof loader> = ({ data: state, matches }) =>
  deskHead(matches, { words: state?.wall.name });

/** A control by form, for a page that never came alive; with scripts they go to the API. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireDesk(request, 'steer-walls');
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
  return <WallDesk loaded={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
