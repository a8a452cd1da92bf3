/**
 * What all the pictures that are being read may hold together, in bytes. With Node, the originals and what waits
 * for the garbage collector on top, the process stays below 1 GB.
 */
export const budgetBytes = 450_000_000;

let heldBytes = 0;
const line: { bytes: number; start: () => void }[] = [];

/**
 * Does a piece of work when there is memory for it: small pictures side by side, large ones in turns. First come,
 * first served, so that a large picture is not overtaken for ever.
 * @param bytes what the work will hold
 * @throws {RangeError} when that is more than `budgetBytes`: its turn would never come
 */
export async function inTurn<T>(bytes: number, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  if (bytes > budgetBytes) throw new RangeError(`${bytes} bytes are more than all pictures together may hold`);
  await enter(bytes, signal);
  try {
    return await work();
  } finally {
    heldBytes -= bytes;
    advance();
  }
}

function enter(bytes: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  return new Promise((start, fail) => {
    const leave = () => {
      line.splice(line.indexOf(waiting), 1);
      fail(signal.reason as Error);
      advance();
    };
    const waiting = {
      bytes,
      start: () => {
        signal.removeEventListener('abort', leave);
        start();
      },
    };
    signal.addEventListener('abort', leave, { once: true });
    line.push(waiting);
    advance();
  });
}

function advance(): void {
  for (let next = line[0]; next && heldBytes + next.bytes <= budgetBytes; next = line[0]) {
    line.shift();
    heldBytes += next.bytes;
    next.start();
  }
}
