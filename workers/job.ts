import type { z } from 'zod';

/** One kind of background work. The queue is a hint: `due` derives the work from the state, `run` can be repeated. */
export interface Job<Data extends object> {
  readonly name: string;
  readonly data: z.ZodType<Data>;
  /** Two pieces of work with one key are the same work. */
  key(data: Data): string;
  /** At most `limit` pieces of work that the state asks for now, oldest first. */
  due(limit: number): Promise<Data[]>;
  run(data: Data, signal: AbortSignal): Promise<void>;
  /** How many run at once in one worker. */
  readonly concurrency: number;
}

export const job = <Data extends object>(definition: Job<Data>): Job<Data> => definition;
