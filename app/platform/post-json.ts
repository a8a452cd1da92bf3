import type { z } from 'zod';
import { callMs, faultOf, mostAnswerBytes, ServiceFault } from './service-fault.ts';

/**
 * Asks by JSON over HTTP, within the time and the size that any call has; follows no redirect, since what is sent is
 * for one service alone.
 * @throws {ServiceFault}
 */
export async function postJson<T>(
  url: string,
  {
    headers = {},
    body,
    answer,
    withinMs = callMs,
  }: { headers?: Record<string, string>; body: unknown; answer: z.ZodType<T>; withinMs?: number },
  signal: AbortSignal,
): Promise<T> {
  const patience = AbortSignal.timeout(withinMs);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.any([signal, patience]),
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw faultOf(response.status, response.headers.get('retry-after') ?? undefined);
    }
    return answer.parse(JSON.parse(await textOf(response)));
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ServiceFault) throw error;
    if (patience.aborted) throw new ServiceFault('too-slow', `no answer in ${withinMs} ms`, { cause: error });
    throw new ServiceFault('broken', 'it does not answer as it should', { cause: error });
  }
}

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > mostAnswerBytes) throw new ServiceFault('broken', `more than ${mostAnswerBytes} bytes of answer`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
