import type { Readable } from 'node:stream';

/** The store does not answer, or has no room; what was asked may succeed later. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** Nothing lies at that address. */
export class StoreMissing extends Error {
  override readonly name = 'StoreMissing';
}

/** First and last byte, both included. */
interface ByteRange {
  start: number;
  end: number;
}

/**
 * Keeps bytes under addresses of the form `prefix/…`. `originals/` is private, `renditions/` may be shown.
 * Every call throws {@link StoreUnavailable} when the store cannot do its work now.
 */
export interface Store {
  /** Puts all of `body` at `address`, or nothing: a reader never meets half of it. */
  put(address: string, body: Readable | Uint8Array, type: string): Promise<void>;
  /** @throws {StoreMissing} */
  read(address: string, range?: ByteRange): Promise<Readable>;
  /** Erases what lies at `address`, or all below it when it ends in `/`; erasing what is not there is no error. */
  erase(address: string): Promise<void>;
  /** Whether the store answers. */
  ping(): Promise<void>;
}
