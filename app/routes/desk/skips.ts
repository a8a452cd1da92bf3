import type { ActionFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { leaveToOthers } from '#app/domain/moderation/skip.ts';
import { readJson } from '#app/server/json.ts';
import { requireStaff } from '#app/server/session.ts';
import { SubmissionId } from '#db/ids.ts';

const Skip = z.object({ submission: SubmissionId });

/** Leaves an item to the others. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireStaff(request, 'judge');
  const { submission } = await readJson(request, Skip);
  await leaveToOthers(submission, actor.id);
  return Response.json({ left: submission });
}
