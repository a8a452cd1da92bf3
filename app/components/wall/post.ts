/** Sends JSON to the site; null when no answer comes, because a wall goes on with what it has and shows no fault. */
export async function post(url: string, body: unknown, withinMs: number): Promise<Response | null> {
  try {
    return await fetch(url, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
      signal: AbortSignal.timeout(withinMs),
    });
  } catch {
    return null;
  }
}
