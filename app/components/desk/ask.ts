/** How long an answer may take, in ms. */
const patienceMs = 15_000;

/** Asks the site; null when no answer comes, because a desk goes on with what it has. */
export async function ask<T>(address: string): Promise<T | null> {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(patienceMs) });
    return answer.ok ? ((await answer.json()) as T) : null;
  } catch {
    return null;
  }
}

/** Sends something; answers what went wrong, or null. */
export async function send(address: string, body: object): Promise<string | null> {
  try {
    const answer = await fetch(address, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
      signal: AbortSignal.timeout(patienceMs),
    });
    if (answer.ok) return null;
    const { detail } = (await answer.json()) as { detail?: string };
    return detail ?? answer.statusText;
  } catch (error) {
    return (error as Error).message;
  }
}
