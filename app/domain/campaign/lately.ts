/**
 * Reads something that is the same for everybody at most once in `maxAgeMs`, however many ask; what they get is never
 * older than that. A reading that fails is not kept.
 */
export function lately<T>(maxAgeMs: number, read: () => Promise<T>): () => Promise<T> {
  let latest: { value: Promise<T>; until: number } | undefined;
  return () => {
    if (latest && latest.until > Date.now()) return latest.value;
    const mine = { value: read(), until: Date.now() + maxAgeMs };
    latest = mine;
    mine.value.catch(() => {
      if (latest === mine) latest = undefined;
    });
    return mine.value;
  };
}
