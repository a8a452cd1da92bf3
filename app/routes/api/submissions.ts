import type { ActionFunctionArgs } from '@remix-run/node';
import { submit } from '#app/server/forms.ts';
import { problem } from '#app/server/problem.ts';
import { origin } from '#app/server/security.ts';

/** `POST /api/submissions`: the same form as the page's, for programs. */
export async function action({ request, context }: ActionFunctionArgs) {
  if (request.method !== 'POST') throw problem(405, 'Send a form with POST.', {}, { allow: 'POST' });
  const given = await submit(context, { kind: 'photo', locale: 'en' });
  if (!given.ok) {
    const [first] = given.problems;
    return problem(
      given.status,
      first?.message ?? 'Some fields are wrong.',
      { errors: given.problems },
      given.status === 503 ? { 'retry-after': '30' } : {},
    );
  }
  const { id, state, receipt, locale } = given.received;
  const address = `${origin}/${locale}/receipt/${receipt}`;
  return Response.json(
    { id, state, receipt: address },
    { status: 201, headers: { location: address, 'cache-control': 'no-store' } },
  );
}

export const loader = () => problem(405, 'Send a form with POST.', {}, { allow: 'POST' });
