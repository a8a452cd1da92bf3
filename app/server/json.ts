import type { z } from 'zod';
import { problem } from './problem.ts';

/** The largest JSON body that is read, in bytes. */
const maxBytes = 256 * 1024;

/** Reads a JSON body, or throws 400, 413 or 422 with a problem that names each wrong field. */
export async function readJson<T>({ body: sent }: { body: unknown }, shape: z.ZodType<T>): Promise<T> {
  const text = await readText(sent);
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw problem(400, 'The body is not JSON.');
  }
  const read = shape.safeParse(body);
  if (read.success) return read.data;
  const errors = read.error.issues
    .slice(0, 50)
    .map((issue) => ({ field: issue.path.join('.'), code: issue.code, message: issue.message }));
  throw problem(422, 'Some fields are missing or wrong.', { errors });
}

async function readText(sent: unknown): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  if (!sent) return text;
  for await (const chunk of sent as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > maxBytes) throw problem(413, `A JSON body has at most ${maxBytes} bytes.`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
