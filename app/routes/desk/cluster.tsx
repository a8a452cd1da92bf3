import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { Link, useActionData, useLoaderData } from '@remix-run/react';
import { ContactSheet } from '#app/components/clusters/contact-sheet.tsx';
import { RejectionOutcome } from '#app/components/clusters/rejection-outcome.tsx';
import { deskHead } from '#app/components/desk/title.ts';
import { useMessages } from '#app/components/page/messages.tsx';
import { rejectMembers, undoRejection } from '#app/domain/clusters/reject-members.ts';
import { rejectionOf, undoMs } from '#app/domain/clusters/rejection.ts';
import { sheetOf } from '#app/domain/clusters/sheet.ts';
import { Conflict, Invalid } from '#app/domain/errors.ts';
import { macrosAtHand } from '#app/domain/macros/list.ts';
import { reasons } from '#app/domain/moderation/reasons.ts';
import { keptOf, problemOf, readSheetForm } from '#app/server/cluster-form.ts';
import { clusterParam } from '#app/server/params.ts';
import { requireDesk } from '#app/server/session.ts';
import { RejectionId, type ClusterId, type StaffId, type SubmissionId } from '#db/ids.ts';

export { DeskProblem as ErrorBoundary } from '#app/components/desk/problem.tsx';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const { id: actor } = await requireDesk(request, 'judge-clusters');
  const { searchParams } = new URL(request.url);
  const asked = RejectionId.safeParse(searchParams.get('rejection'));
  const [sheet, macros] = await Promise.all([sheetOf(clusterParam(params.id), actor), macrosAtHand()]);
  const told = asked.data ?? sheet.undoable[0]?.id;
  const rejection = told && (await rejectionOf(told));
  const outcome = rejection &&
    rejection.cluster === sheet.id && {
      ...rejection,
      undone: rejection.undoneAt !== null,
      undoable: rejection.undoneAt === null && rejection.at.getTime() + undoMs > Date.now(),
    };
  return { sheet, rejection: outcome || null, tickAll: searchParams.get('tick') === 'all', reasons, macros };
}

export const meta: MetaFunction = ({ matches }) => deskHead(matches, { key: 'desk.cluster' });

/** Rejects what she has seen and ticked, or takes back what was rejected together. Nothing is approved here. */
export async function action({ request, params }: ActionFunctionArgs) {
  const { id: actor } = await requireDesk(request, 'judge-clusters');
  const id = clusterParam(params.id);
  const typed = await request.formData();
  const form = readSheetForm(typed);
  const kept = keptOf(typed);
  if (form.does === 'nothing') return data({ problems: form.problems, kept }, { status: 422 });
  if (form.does === 'reject' && !form.wanted.looked && (await isAnyVeiled(id, actor, form.wanted.members)))
    return data({ problems: [problemOf('looked', 'required')], kept }, { status: 422 });
  try {
    if (form.does === 'undo') await undoRejection(form.rejection, actor);
    const rejection =
      form.does === 'undo' ? form.rejection : await rejectMembers(id, form.wanted.members, actor, form.wanted);
    return redirect(`/desk/clusters/${id}?rejection=${rejection}`, 303);
  } catch (error) {
    if (error instanceof Invalid)
      return data({ problems: [problemOf(error.field, error.fault)], kept }, { status: 422 });
    if (!(error instanceof Conflict)) throw error;
    return data({ problems: [problemOf('form', form.does === 'undo' ? 'too-late' : 'own')], kept }, { status: 409 });
  }
}

/** One by one a veiled picture may be rejected by what is said of it; of many at once nothing is, unseen. */
async function isAnyVeiled(cluster: ClusterId, actor: StaffId, wanted: { submission: SubmissionId }[]) {
  const { members } = await sheetOf(cluster, actor);
  const veiled = new Set(members.flatMap((one) => (one.veiled ? [one.id] : [])));
  return wanted.some(({ submission }) => veiled.has(submission));
}

export default function Cluster() {
  const { sheet, rejection, tickAll, reasons: choices, macros } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const { t } = useMessages();
  return (
    <main className="cluster" id="content">
      <p className="cluster-back">
        <Link to="/desk/clusters">{t('desk.cluster.back')}</Link>
      </p>
      <h1>{t('desk.cluster')}</h1>
      {rejection && !refused ? <RejectionOutcome rejection={rejection} /> : null}
      <ContactSheet
        key={sheet.members.map(({ id, state }) => id + state).join()}
        sheet={sheet}
        tickAll={tickAll}
        reasons={[...choices]}
        macros={macros}
        state={refused ?? { problems: [], kept: {} }}
      />
    </main>
  );
}
