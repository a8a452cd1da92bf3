import { config } from './config.ts';

/** How long a hook may take to answer, in ms. */
const patienceMs = 5_000;

/** Whether somebody is to be called. */
export const hasHook = config.SCREEN_HOOK_URL !== undefined;

/** The web hook did not take a call. Says neither its address, which may be a secret, nor what it answered. */
class HookUnavailable extends Error {
  override readonly name = 'HookUnavailable';
}

/** Sends JSON to the web hook; any success is an answer, and no redirect is followed. @throws {HookUnavailable} */
export async function callHook(body: object, signal: AbortSignal): Promise<void> {
  let status: number;
  try {
    const answer = await fetch(config.SCREEN_HOOK_URL!, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.any([signal, AbortSignal.timeout(patienceMs)]),
    });
    await answer.body?.cancel();
    ({ status } = answer);
  } catch {
    throw new HookUnavailable('the web hook does not answer'); // the cause may name its address
  }
  if (status < 200 || status > 299) throw new HookUnavailable(`the web hook answers ${status}`);
}
