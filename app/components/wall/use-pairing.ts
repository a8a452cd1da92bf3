import { useEffect, useState } from 'react';
import { post } from './post.ts';
import { signsOfLife } from './watchdog.tsx';

/** How often a display asks whether somebody has typed its code, and how long an answer may take, in ms. */
const askMs = 2_000;
const patienceMs = 4_000;

/** How soon it asks for another code when it was given none, in ms. */
const againMs = 10_000;

interface Pairing {
  code: string;
  holder: string;
}

/** The code that this display shows; null before there is one. Once it was typed at the desk the display goes on to its wall. */
export function usePairing(): string | null {
  const [code, setCode] = useState<string | null>(null);
  useEffect(() => {
    let left = false;
    let timer: ReturnType<typeof setTimeout>;
    const after = (ms: number, then: () => Promise<void>) => {
      if (!left) timer = setTimeout(() => void then(), ms);
    };

    async function begin(): Promise<void> {
      const answer = await post('/screen/pairing', {}, patienceMs);
      if (!answer?.ok) return after(againMs, begin);
      const { holder, code: given } = (await answer.json()) as Pairing;
      setCode(given);
      after(askMs, () => ask(holder));
    }

    async function ask(holder: string): Promise<void> {
      const answer = await post('/screen/pairing', { holder }, patienceMs);
      if (answer?.status === 410) {
        setCode(null);
        return begin();
      }
      const { key = null } = answer?.ok ? ((await answer.json()) as { key: string | null }) : {};
      if (key) location.replace(`/screen/${key}`);
      after(askMs, () => ask(holder));
    }

    const sign = signsOfLife();
    const living = setInterval(sign, askMs);
    void begin();
    return () => {
      left = true;
      clearTimeout(timer);
      clearInterval(living);
    };
  }, []);
  return code;
}
