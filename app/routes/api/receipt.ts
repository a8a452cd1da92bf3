import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { viewReceipt } from '#app/domain/submissions/receipt.ts';
import { withdraw } from '#app/domain/submissions/withdraw.ts';
import { problem } from '#app/server/problem.ts';

const headers = { 'cache-control': 'no-store' };

/** `GET /api/receipts/{token}`: the participant's own view. */
export async function loader({ params }: LoaderFunctionArgs) {
  const { receipt: _, ...view } = await viewReceipt(params.token!);
  return Response.json(view, { headers });
}

/** `DELETE /api/receipts/{token}`: takes everything back. */
export async function action({ request, params }: ActionFunctionArgs) {
  if (request.method !== 'DELETE')
    throw problem(405, 'Use GET to look and DELETE to withdraw.', {}, { allow: 'GET, DELETE' });
  await withdraw(params.token!);
  const { id, state } = await viewReceipt(params.token!);
  return Response.json({ id, state }, { headers });
}
