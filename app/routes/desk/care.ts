import type { LoaderFunctionArgs } from '@remix-run/node';
import { careFor } from '#app/domain/care/care.ts';
import { requireStaff } from '#app/server/session.ts';

/** How she who asks is doing, for a desk that stays open. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { id } = await requireStaff(request, 'judge');
  return Response.json(await careFor(id), { headers: { 'cache-control': 'no-store' } });
}
