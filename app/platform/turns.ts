/** Lets pieces of work begin when there is room for them. */
export interface Turns {
  /**
   * Does a piece of work when its turn has come. First come, first served, so that a large one is not overtaken for ever.
   * @param room how much of the room it takes meanwhile
   * @throws {RangeError} when there will never be so much
   */
  inTurn<T>(room: number, signal: AbortSignal, work: () => Promise<T>): Promise<T>;
}

/** Small pieces of work side by side, large ones in turns. */
export function turns(allRoom: number): Turns {
  let taken = 0;
  const line: { room: number; start: () => void }[] = [];

  function advance(): void {
    for (let next = line[0]; next && taken + next.room <= allRoom; next = line[0]) {
      line.shift();
      taken += next.room;
      next.start();
    }
  }

  function enter(room: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    return new Promise((start, fail) => {
      const leave = () => {
        line.splice(line.indexOf(waiting), 1);
        fail(signal.reason as Error);
        advance();
      };
      const waiting = {
        room,
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

  return {
    async inTurn(room, signal, work) {
      if (room > allRoom) throw new RangeError(`${room} is more than all the room there is`);
      await enter(room, signal);
      try {
        return await work();
      } finally {
        taken -= room;
        advance();
      }
    },
  };
}
