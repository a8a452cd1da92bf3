/** The end of the line of large pictures. */
let line: Promise<unknown> = Promise.resolve();

/** Large pictures are read one after the other, so that two of them never need their memory at once. */
export function takeTurn<T>(large: boolean, work: () => Promise<T>): Promise<T> {
  if (!large) return work();
  const mine = line.then(work, work);
  line = mine.catch(() => undefined); // the next one does not mind how this one ended
  return mine;
}
