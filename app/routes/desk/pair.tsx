import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PairForm } from '#app/components/desk/pair-form.tsx';
import { deskHead } from '#app/components/desk/title.ts';
import { useMessages } from '#app/components/page/messages.tsx';
import { walls } from '#app/domain/projection/control.ts';
import { takePairing } from '#app/server/pair-form.ts';
import { requireDesk } from '#app/server/session.ts';

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

export const meta: MetaFunction = ({ matches }) => deskHead(matches, { key: 'desk.pair.title' });

/** The code may come with the address, from the picture that the display shows, and the wall from its page. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireDesk(request, 'run-screens');
  const asked = new URL(request.url).searchParams;
  const given = (name: string) => [(asked.get(name) ?? '').slice(0, 60)];
  return {
    walls: (await walls()).map(({ id, name }) => ({ id, name })),
    given: { code: given('code'), wall: given('wall') },
  };
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireDesk(request, 'run-screens');
  const taken = await takePairing(await request.formData(), actor.id, context);
  return 'wall' in taken ? redirect(`/desk/walls/${taken.wall}`, 303) : data(taken, { status: taken.status });
}

export default function Pair() {
  const { walls: all, given } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useMessages();
  return (
    <main className="narrow" id="content">
      <h1>{t('desk.pair.title')}</h1>
      <p className="lead">{t('desk.pair.lead')}</p>
      <PairForm walls={all} state={refused ?? { problems: [], kept: given }} />
    </main>
  );
}
