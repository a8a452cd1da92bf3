import { ReadableStream } from 'node:stream/web';
import type { LoaderFunctionArgs } from '@remix-run/node';
import { findBank } from '#app/domain/examination/banks/bank.ts';
import { exportEntries } from '#app/domain/examination/banks/exchange.ts';
import { bankParam } from '#app/server/params.ts';
import { requireDesk } from '#app/server/session.ts';

/** What may be shared of a bank, as a file: hashes and notes, never pictures. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  await requireDesk(request, 'read-banks');
  const { slug } = await findBank(bankParam(params.bank));
  const lines = ReadableStream.from(bytesOf(exportEntries(slug)));
  return new Response(lines as unknown as BodyInit, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${slug}.csv"`,
      'cache-control': 'no-store',
    },
  });
}

async function* bytesOf(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const line of lines) yield encoder.encode(line);
}
