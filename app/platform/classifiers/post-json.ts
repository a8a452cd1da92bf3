import type { z } from 'zod';
import { callMs, ClassifierFault, faultOf, mostAnswerBytes } from './classifier.ts';

/**
 * Asks by JSON over HTTP, within the time and the size that any call has; follows no redirect, since what is sent is
 * for one service alone.
 * @throws {ClassifierFault}
 */
export async function postJson<T>(
  url: string,
  { headers, body, answer }: { headers: Record<string, string>; body: unknown; answer: z.ZodType<T> },
  signal: AbortSignal,
): Promise<T> {
  const patience = AbortSignal.timeout(callMs);
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
    if (error instanceof ClassifierFault) throw error;
    if (patience.aborted) throw new ClassifierFault('too-slow', `no answer in ${callMs} ms`, { cause: error });
    throw new ClassifierFault('broken', 'it does not answer as it should', { cause: error });
  }
}

async function textOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > mostAnswerBytes) throw new ClassifierFault('broken', `more than ${mostAnswerBytes} bytes of answer`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
