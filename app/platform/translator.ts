import { z } from 'zod';
import { config } from './config.ts';
import { postJson } from './post-json.ts';
import { ServiceFault } from './service-fault.ts';

/** What a text says in another language, by machine. */
export interface Translation {
  words: string;
  /** The language that it was read as, BCP 47; null where the server does not say. */
  language: string | null;
}

/** Something that translates. */
export interface Translator {
  /** @param target BCP 47 @throws {ServiceFault} */
  translate(text: string, target: string, signal: AbortSignal): Promise<Translation>;
}

/** The most time for one text, in ms: a testimony takes seconds where no graphics card helps, and a desk waits 15 s (`ask.ts`). */
const withinMs = 12_000;

/** So many calls in a row that bring nothing, and the server is left alone for a while by this process. */
const enoughFailures = 5;
const pauseMs = 60_000;

/** The longest pause that a server is granted on its word, in ms. */
const longestWishMs = 3_600_000;

/** More than five times the longest testimony, in UTF-16 units. */
const longestWords = 30_000;

const Answer = z.object({
  translatedText: z.string().max(longestWords),
  detectedLanguage: z
    .object({ language: z.string().regex(/^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i) })
    .nullish()
    .catch(null),
});

/**
 * A server that speaks LibreTranslate's contract: `POST /translate` with `q`, `source` (`auto` has it find out), `target`,
 * `format` (`text`) and `api_key` where it asks for one; it answers `translatedText` and, for `auto`, `detectedLanguage`
 * (`language`, `confidence`), 400 for what it does not translate, 403 for a wrong key, 429 for too much
 * (docs.libretranslate.com/guides/api_usage).
 * @param url without the `/translate`
 */
export function libreTranslate({ url, key }: { url: string; key?: string | undefined }): Translator {
  const address = `${url.replace(/\/$/, '')}/translate`;
  let failures = 0;
  let pause: { until: number; reason: ServiceFault['reason'] } | undefined;
  const noteFault = ({ reason, afterMs = pauseMs }: ServiceFault) => {
    if (reason === 'refused') return;
    failures += 1;
    if (reason === 'over-quota') pause = { until: Date.now() + Math.min(afterMs, longestWishMs), reason };
    else if (failures >= enoughFailures) pause = { until: Date.now() + pauseMs, reason };
  };
  return {
    async translate(text, target, signal) {
      if (pause && Date.now() < pause.until) throw new ServiceFault(pause.reason, 'it is left alone for a while');
      const body = { q: text, source: 'auto', target, format: 'text', ...(key ? { api_key: key } : {}) };
      try {
        const answer = await postJson(address, { body, answer: Answer, withinMs }, signal);
        failures = 0;
        return { words: answer.translatedText, language: answer.detectedLanguage?.language ?? null };
      } catch (error) {
        if (error instanceof ServiceFault) noteFault(error);
        throw error;
      }
    },
  };
}

/** The server that the operator has set up; undefined unless the environment names one. */
export const translator =
  config.TRANSLATE_URL === undefined
    ? undefined
    : libreTranslate({ url: config.TRANSLATE_URL, key: config.TRANSLATE_KEY });
