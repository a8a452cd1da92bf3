import { z } from 'zod';
import { postJson } from '../post-json.ts';
import type { Classifier } from './classifier.ts';

const Judged = z.object({
  engine: z.string().max(120).default(''),
  labels: z
    .array(
      z.object({
        name: z.string().trim().min(1).max(120),
        score: z.number().min(0).max(1),
        severity: z.enum(['info', 'warn', 'hold']),
      }),
    )
    .max(50),
});

/** Any HTTP service of the operator's own, by the contract of docs/classifiers.md. */
export function own(at: { url: string; key: string | undefined; title: string }): Classifier {
  const judge = async (what: object, signal: AbortSignal) => {
    const headers: Record<string, string> = at.key ? { authorization: `Bearer ${at.key}` } : {};
    const { labels, engine } = await postJson(
      at.url,
      { headers, body: { version: 1, ...what }, answer: Judged },
      signal,
    );
    return { labels: labels.map((label) => ({ ...label, family: label.name })), engine };
  };
  return {
    name: 'own',
    title: at.title,
    picture: (jpeg, signal) => judge({ picture: { type: 'image/jpeg', data: jpeg.toString('base64') } }, signal),
    words: (text, language, signal) => judge({ words: { text, language } }, signal),
  };
}
