import type { IncomingMessage } from 'node:http';
import { isLocale } from '#app/locales/locales.ts';
import { submit } from './forms.ts';
import { problem } from './problem.ts';
import { addressOf, origin } from './security.ts';

const retryHeaders = ({ status, retryAfter }: { status: number; retryAfter?: number }): HeadersInit => {
  const seconds = retryAfter ?? (status === 503 ? 30 : null);
  return seconds ? { 'retry-after': String(seconds) } : {};
};

/**
 * `POST /api/submissions`: the same form as the page's, for programs. Answered past Remix, whose route matching and
 * web streams cost each upload as much as its row in the database.
 */
export async function answerSubmission(incoming: IncomingMessage): Promise<Response> {
  const given = await submit({ incoming, address: addressOf(incoming) }, { kind: 'photo', locale: 'en' });
  if (!given.ok) {
    const [first] = given.problems;
    return problem(
      given.status,
      first?.message ?? 'Some fields are wrong.',
      { errors: given.problems },
      retryHeaders(given),
    );
  }
  const { id, state, receipt, locale } = given.received;
  const address = `${origin}/${isLocale(locale) ? locale : 'en'}/receipt/${receipt}`; // she may speak more than our pages do
  return Response.json(
    { id, state, receipt: address },
    { status: 201, headers: { location: address, 'cache-control': 'no-store' } },
  );
}
