import { z } from 'zod';
import { postJson } from '../post-json.ts';
import type { Answer, Classifier } from './classifier.ts';

const version = '2024-09-01';

/** The gravest that four levels know: 0, 2, 4, 6. */
const gravest = 6;

const Analysis = z.object({
  categoriesAnalysis: z.array(z.object({ category: z.string(), severity: z.number().min(0).max(gravest) })).max(50),
});

/** Azure AI Content Safety: hate, sexual, violence and self-harm, in pictures and in words. */
export function azure(at: { endpoint: string; key: string }): Classifier {
  const analyze = async (what: 'image' | 'text', body: object, signal: AbortSignal): Promise<Answer> => {
    const url = `${at.endpoint.replace(/\/$/, '')}/contentsafety/${what}:analyze?api-version=${version}`;
    const headers = { 'ocp-apim-subscription-key': at.key };
    const whole = { ...body, outputType: 'FourSeverityLevels' };
    const { categoriesAnalysis } = await postJson(url, { headers, body: whole, answer: Analysis }, signal);
    const labels = categoriesAnalysis
      .filter(({ severity }) => severity > 0)
      .map(({ category, severity }) => ({ name: category, family: category, score: severity / gravest }));
    return { labels, engine: version };
  };
  return {
    name: 'azure',
    title: 'Azure AI Content Safety (Microsoft)',
    picture: (jpeg, signal) => analyze('image', { image: { content: jpeg.toString('base64') } }, signal),
    words: (text, _language, signal) => analyze('text', { text }, signal),
  };
}
