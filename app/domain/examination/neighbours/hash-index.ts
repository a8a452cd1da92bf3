/** A hash of 256 bits, as eight words. */
export type Words = Uint32Array;

/** What a hash stands for: a UUID, as four words. */
type Key = Uint32Array;

const hashWords = 8;
const keyWords = 4;

/** Something that looks like what was asked for. */
export interface Near {
  id: string;
  /** In how many of their 256 bits the nearest of its hashes differs. */
  distance: number;
}

/**
 * Hashes of 256 bits in memory, each for an id that may have several, and all of those near one of them. It looks at
 * every hash, which takes some 12 ms for a million; a million take 48 MB (docs/decisions/0015-neighbours.md).
 */
export class HashIndex {
  #hashes = new Uint32Array(hashWords * 1024);
  #keys = new Uint32Array(keyWords * 1024);
  #count = 0;

  /** @param hash 32 bytes */
  add(id: string, hash: Uint8Array): void {
    if ((this.#count + 1) * hashWords > this.#hashes.length) this.#grow();
    this.#hashes.set(wordsOf(hash), this.#count * hashWords);
    this.#keys.set(keyOf(id), this.#count * keyWords);
    this.#count += 1;
  }

  /** Forgets all hashes of some ids, and overwrites them. */
  remove(ids: Iterable<string>): void {
    const gone = new Set(ids);
    const mayBeGone = new Uint8Array(2 ** 16); // by an id's first 16 bits, so that few ids are written out
    for (const id of gone) mayBeGone[keyOf(id)[0]! >>> 16] = 1;
    for (let at = this.#count - 1; at >= 0; at -= 1)
      if (mayBeGone[this.#keys[at * keyWords]! >>> 16] && gone.has(this.#idAt(at))) this.#drop(at);
  }

  /** The nearest ids that differ in no more than `within` bits, nearest first, each once. */
  near(hash: Uint8Array, within: number, limit: number): Near[] {
    const wanted = wordsOf(hash);
    const nearest = new Map<string, number>();
    let reach = within;
    for (let at = 0; at < this.#count; at += 1) {
      const differing = this.#differing(at, wanted, reach);
      if (differing > reach) continue;
      const id = this.#idAt(at);
      nearest.set(id, Math.min(differing, nearest.get(id) ?? differing));
      if (nearest.size > 4 * limit) reach = keepNearest(nearest, limit);
    }
    keepNearest(nearest, limit);
    return Array.from(nearest, ([id, distance]) => ({ id, distance }));
  }

  /** In how many bits a hash differs, or, once that is more than `reach`, some number above it. */
  #differing(at: number, wanted: Words, reach: number): number {
    const hashes = this.#hashes;
    let bits = 0;
    for (let word = 0; word < hashWords && bits <= reach; word += 1)
      bits += ones(hashes[at * hashWords + word]! ^ wanted[word]!);
    return bits;
  }

  /** Puts the last one in its place. */
  #drop(at: number): void {
    this.#count -= 1;
    const end = this.#count;
    this.#hashes.copyWithin(at * hashWords, end * hashWords, (end + 1) * hashWords);
    this.#keys.copyWithin(at * keyWords, end * keyWords, (end + 1) * keyWords);
    this.#hashes.fill(0, end * hashWords, (end + 1) * hashWords);
    this.#keys.fill(0, end * keyWords, (end + 1) * keyWords);
  }

  #idAt(at: number): string {
    const words = Array.from(this.#keys.subarray(at * keyWords, (at + 1) * keyWords));
    const digits = words.map((word) => word.toString(16).padStart(8, '0')).join('');
    return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  }

  #grow(): void {
    const [hashes, keys] = [this.#hashes, this.#keys];
    this.#hashes = new Uint32Array(hashes.length * 2);
    this.#hashes.set(hashes);
    this.#keys = new Uint32Array(keys.length * 2);
    this.#keys.set(keys);
  }
}

/** Leaves the `limit` nearest, in order, and answers how far the last of them is. */
function keepNearest(found: Map<string, number>, limit: number): number {
  const kept = Array.from(found)
    .toSorted(([, a], [, b]) => a - b)
    .slice(0, limit);
  found.clear();
  for (const [id, distance] of kept) found.set(id, distance);
  return kept.at(-1)?.[1] ?? 0;
}

function wordsOf(hash: Uint8Array): Words {
  const view = new DataView(hash.buffer, hash.byteOffset, hash.byteLength);
  return Uint32Array.from({ length: hashWords }, (_, word) => view.getUint32(word * 4));
}

const keyOf = (id: string): Key => {
  const digits = id.replaceAll('-', '');
  return Uint32Array.from({ length: keyWords }, (_, word) => Number.parseInt(digits.slice(word * 8, word * 8 + 8), 16));
};

/** How many bits of a word are set: counted by pairs, fours and bytes at once. */
export function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
