import { z } from 'zod';
import { postJson } from '../post-json.ts';
import type { Answer, Classifier } from './classifier.ts';

const Moderation = z.object({
  model: z.string(),
  results: z.array(z.object({ category_scores: z.record(z.string(), z.number().min(0).max(1)) })).max(10),
});

/** Below this a score is what everything has. */
const least = 0.2;

/**
 * OpenAI's moderation endpoint. Of pictures it judges violence, sex and self-harm; hate and harassment it judges in words
 * alone, so that it says nothing of a hateful sign (its `category_applied_input_types`).
 */
export function openai(at: { base: string; key: string }): Classifier {
  const moderate = async (input: unknown[], signal: AbortSignal): Promise<Answer> => {
    const { model, results } = await postJson(
      `${at.base.replace(/\/$/, '')}/moderations`,
      {
        headers: { authorization: `Bearer ${at.key}` },
        body: { model: 'omni-moderation-latest', input },
        answer: Moderation,
      },
      signal,
    );
    const labels = results
      .flatMap(({ category_scores: scores }) => Object.entries(scores))
      .filter(([, score]) => score >= least)
      .map(([name, score]) => ({ name, family: name.split('/')[0]!, score }));
    return { labels, engine: model };
  };
  return {
    name: 'openai',
    title: 'OpenAI',
    picture: (jpeg, signal) =>
      moderate(
        [{ type: 'image_url', image_url: { url: `data:image/jpeg;base64,${jpeg.toString('base64')}` } }],
        signal,
      ),
    words: (text, _language, signal) => moderate([{ type: 'text', text }], signal),
  };
}
