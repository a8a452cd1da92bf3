import { ReadableStream } from 'node:stream/web';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { z } from 'zod';
import { statementLines } from '#app/domain/moderation/transparency.ts';
import { problem } from '#app/server/problem.ts';
import { requireDesk } from '#app/server/session.ts';

const Day = z.iso.date().transform((day) => new Date(`${day}T00:00:00Z`));
const Asked = z.object({ from: Day, to: Day, as: z.enum(['json', 'csv']).default('json') });
const types = { json: 'application/json', csv: 'text/csv; charset=utf-8' } as const;

/** The campaign's statements of reasons from one day (UTC) until before another, as a file. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireDesk(request, 'read-statements');
  const asked = Asked.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (!asked.success) throw problem(422, 'Say which days: from=2026-12-01&to=2027-02-01, and as=json or as=csv.');
  const { from, to, as } = asked.data;
  return new Response(ReadableStream.from(bytesOf(statementLines(as, from, to))) as unknown as BodyInit, {
    headers: {
      'content-type': types[as],
      'content-disposition': `attachment; filename="statements.${as}"`,
      'cache-control': 'no-store',
    },
  });
}

async function* bytesOf(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const line of lines) yield encoder.encode(`${line}\n`);
}
