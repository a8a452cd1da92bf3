import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { deskHead } from '#app/components/desk/title.ts';
import { BackToMacros } from '#app/components/macros/back-to-macros.tsx';
import { MacroFacts } from '#app/components/macros/macro-facts.tsx';
import { MacroForm } from '#app/components/macros/macro-form.tsx';
import { useMessages } from '#app/components/page/messages.tsx';
import { Conflict, Invalid } from '#app/domain/errors.ts';
import { changeMacro, switchMacro } from '#app/domain/macros/change.ts';
import { findMacro } from '#app/domain/macros/list.ts';
import { reasons } from '#app/domain/moderation/reasons.ts';
import { keptOfMacro, macroParam, takeMacro } from '#app/server/macro-form.ts';
import { requireDesk } from '#app/server/session.ts';

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireDesk(request, 'change-macros');
  const macro = await findMacro(macroParam(params.macro));
  return { macro, kept: keptOfMacro(macro), saved: new URL(request.url).searchParams.has('saved'), reasons };
}

export const meta: MetaFunction = ({ matches }) => deskHead(matches, { key: 'desk.macros.edit' });

export async function action({ request, params }: ActionFunctionArgs) {
  const { id: actor } = await requireDesk(request, 'change-macros');
  const id = macroParam(params.macro);
  const form = await request.formData();
  const seen = Number(form.get('change'));
  const to = form.get('switch');
  if (to === 'on' || to === 'off') {
    try {
      await switchMacro(id, to, seen, actor);
    } catch (error) {
      const refused = error instanceof Conflict ? { field: 'form', code: 'changed' } : undefined;
      const full = error instanceof Invalid ? { field: error.field, code: error.fault } : undefined;
      const wrong = refused ?? full;
      if (!wrong) throw error;
      return data(
        { problems: [{ ...wrong, message: (error as Error).message }], kept: null },
        { status: refused ? 409 : 422 },
      );
    }
  } else {
    const refused = await takeMacro(form, (wanted) => changeMacro(id, wanted, seen, actor));
    if (refused) return data(refused, { status: refused.status });
  }
  return redirect(`/desk/macros/${id}?saved`, 303);
}

/** Where somebody else was first, what stands now is shown above what she typed; saved once more, hers is kept. */
export default function MacroPage() {
  const { macro, saved, kept, reasons: choices } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useMessages();
  const state = { problems: refused?.problems ?? [], kept: refused?.kept ?? kept };
  const overtaken = state.problems.some(({ field }) => field === 'form');
  return (
    <main className="lexicon-entry" id="content">
      <BackToMacros />
      <h1>{t('desk.macros.edit')}</h1>
      {saved && !refused ? (
        <p className="outcome" role="status">
          {t('desk.macros.saved')}
        </p>
      ) : null}
      <MacroForm state={state} reasons={[...choices]} hidden={{ change: String(macro.change) }}>
        {overtaken ? (
          <section className="lexicon-now" aria-labelledby="now">
            <h2 id="now">{t('desk.lexicon.now')}</h2>
            <MacroFacts macro={macro} />
          </section>
        ) : null}
      </MacroForm>
      <form method="post" className="lexicon-switch">
        <input type="hidden" name="change" value={macro.change} />
        <p id="switch-what">{t('desk.macros.switch', { standing: macro.disabledAt ? 'off' : 'on' })}</p>
        <button type="submit" name="switch" value={macro.disabledAt ? 'on' : 'off'} aria-describedby="switch-what">
          {t(macro.disabledAt ? 'desk.lexicon.switch.on' : 'desk.lexicon.switch.off')}
        </button>
      </form>
    </main>
  );
}
