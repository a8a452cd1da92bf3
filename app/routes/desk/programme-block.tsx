import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { deskHead } from '#app/components/desk/title.ts';
import { useMessages } from '#app/components/page/messages.tsx';
import { BlockForm } from '#app/components/programme/block-form.tsx';
import { changeBlock } from '#app/domain/programme/change.ts';
import { partnersToChoose } from '#app/domain/programme/day.ts';
import { nightOf } from '#app/domain/programme/night.ts';
import { findBlock } from '#app/domain/programme/nights.ts';
import { spanOf } from '#app/domain/programme/span.ts';
import { allowedKinds } from '#app/domain/programme/rules.ts';
import { findWall } from '#app/domain/projection/control.ts';
import { blockParam, keptOfBlock, takeBlock } from '#app/server/block-form.ts';
import { requireDesk } from '#app/server/session.ts';

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireDesk(request, 'plan-walls');
  const held = await findWall(params.wall!);
  const block = await findBlock(held.id, blockParam(params.block));
  return {
    wall: { id: held.id, zone: held.zone },
    change: block.change,
    kept: keptOfBlock(block),
    night: nightOf(spanOf(block, held.zone).from, held.zone),
    kinds: allowedKinds(held.rules),
    partners: await partnersToChoose(),
  };
}

export const meta: MetaFunction = ({ matches }) => deskHead(matches, { key: 'desk.programme.edit' });

export async function action({ request, params }: ActionFunctionArgs) {
  const { id: actor } = await requireDesk(request, 'plan-walls');
  const form = await request.formData();
  const held = await findWall(params.wall!);
  const id = blockParam(params.block);
  let night = '';
  const refused = await takeBlock(form, held, async (wanted) => {
    const changed = await changeBlock(held.id, id, wanted, Number(form.get('change')), actor);
    night = nightOf(spanOf(changed, held.zone).from, held.zone);
  });
  if (refused) return data(refused, { status: refused.status });
  return redirect(`/desk/walls/${held.id}/programme?night=${night}&done=change`, 303);
}

/** Where somebody else was first, the form says so and keeps what she typed; saved once more, hers is kept. */
export default function BlockPage() {
  const { wall, change, kept, night, kinds, partners } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useMessages();
  return (
    <main className="lexicon-entry" id="content">
      <p className="lexicon-back">
        <Link to={`/desk/walls/${wall.id}/programme?night=${night}`}>{t('desk.programme.back')}</Link>
      </p>
      <h1>{t('desk.programme.edit')}</h1>
      <BlockForm
        state={refused ?? { problems: [], kept }}
        wall={wall}
        kinds={kinds}
        partners={partners}
        hidden={{ change: String(change) }}
      />
    </main>
  );
}
