import { randomUUID } from 'node:crypto';
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { deskHead } from '#app/components/desk/title.ts';
import { BackToMacros } from '#app/components/macros/back-to-macros.tsx';
import { MacroForm } from '#app/components/macros/macro-form.tsx';
import { useMessages } from '#app/components/page/messages.tsx';
import { addMacro } from '#app/domain/macros/change.ts';
import { reasons } from '#app/domain/moderation/reasons.ts';
import { takeMacro } from '#app/server/macro-form.ts';
import { problem } from '#app/server/problem.ts';
import { requireDesk } from '#app/server/session.ts';
import { MacroId } from '#db/ids.ts';

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

export async function loader({ request }: LoaderFunctionArgs) {
  await requireDesk(request, 'change-macros');
  return { id: randomUUID(), reasons };
}

export const meta: MetaFunction = ({ matches }) => deskHead(matches, { key: 'desk.macros.add' });

export async function action({ request }: ActionFunctionArgs) {
  const { id: actor } = await requireDesk(request, 'change-macros');
  const form = await request.formData();
  const id = MacroId.safeParse(form.get('id'));
  if (!id.success) throw problem(422, 'The form has lost its number. Please open it again.');
  const refused = await takeMacro(form, (wanted) => addMacro(id.data, wanted, actor));
  if (!refused || refused.status === 409) return redirect(`/desk/macros/${id.data}?saved`, 303); // sent twice: it is there
  return data(refused, { status: refused.status });
}

export default function NewMacro() {
  const { id, reasons: choices } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useMessages();
  const state = refused ?? { problems: [], kept: {} };
  return (
    <main className="lexicon-entry" id="content">
      <BackToMacros />
      <h1>{t('desk.macros.add')}</h1>
      <MacroForm state={state} reasons={[...choices]} hidden={{ id: refused?.kept.id?.[0] ?? id }} />
    </main>
  );
}
