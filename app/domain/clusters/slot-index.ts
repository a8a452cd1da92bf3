import { ones } from '../examination/neighbours/hash-index.ts';

const slots = 16;
const words = 8;
const values = 2 ** 16;

/** Two hashes that differ in so many bits have, among their 16 slots of 16 bits, one in which they differ in a single bit or none. */
const reach = 2 * slots - 1;

/** What a hash differs from in one bit or none, in one slot. */
const flips = [0, ...Array.from({ length: 16 }, (_, bit) => 1 << bit)];

/** Something near. */
export interface Near {
  id: string;
  /** In how many of 256 bits the nearest of its hashes differs from the nearest that was asked for. */
  distance: number;
}

/**
 * Hashes of 256 bits in memory, found by their slots (multi-index hashing, Norouzi et al., 2012; MIH in PDQ's own
 * library): many hashes are asked for at once, which a look at each of them all would not bear
 * (docs/decisions/0017-clusters.md). One takes some 120 bytes.
 */
export class SlotIndex {
  #hashes = new Uint16Array(slots * 1024);
  /** The last hash with a value in a slot, counted from 1, and for each hash the one before it; 0 ends. */
  #last = new Int32Array(slots * values);
  #before = new Int32Array(slots * 1024);
  #ids: (string | undefined)[] = [];
  #places = new Map<string, number[]>();

  has(id: string): boolean {
    return this.#places.has(id);
  }

  /** @param hash 32 bytes */
  add(id: string, hash: Uint8Array): void {
    const at = this.#ids.length;
    if ((at + 1) * slots > this.#hashes.length) this.#grow();
    this.#ids.push(id);
    this.#places.set(id, [...(this.#places.get(id) ?? []), at]);
    const given = slotsOf(hash);
    this.#hashes.set(given, at * slots);
    for (let slot = 0; slot < slots; slot += 1) {
      const bucket = slot * values + given[slot]!;
      this.#before[at * slots + slot] = this.#last[bucket]!;
      this.#last[bucket] = at + 1;
    }
  }

  /** Forgets all hashes of an id, and overwrites them; their places stay empty. */
  remove(id: string): void {
    for (const at of this.#places.get(id) ?? []) {
      this.#ids[at] = undefined;
      this.#hashes.fill(0, at * slots, (at + 1) * slots);
    }
    this.#places.delete(id);
  }

  /** All ids within {@link reach} of one of these hashes, nearest first. */
  near(wanted: readonly Uint8Array[]): Near[] {
    const nearest = new Map<string, number>();
    for (const hash of wanted) this.#look(slotsOf(hash), nearest);
    return Array.from(nearest, ([id, distance]) => ({ id, distance })).toSorted((a, b) => a.distance - b.distance);
  }

  #look(wanted: Uint16Array, nearest: Map<string, number>): void {
    const asked = new Uint32Array(wanted.buffer);
    const hashes = new Uint32Array(this.#hashes.buffer);
    for (let slot = 0; slot < slots; slot += 1) {
      for (const flip of flips) {
        let at = this.#last[slot * values + (wanted[slot]! ^ flip)]!;
        for (; at > 0; at = this.#before[(at - 1) * slots + slot]!) {
          const id = this.#ids[at - 1];
          const distance = differing(hashes, (at - 1) * words, asked);
          if (id && distance <= reach) nearest.set(id, Math.min(distance, nearest.get(id) ?? distance));
        }
      }
    }
  }

  #grow(): void {
    const [hashes, before] = [this.#hashes, this.#before];
    this.#hashes = new Uint16Array(hashes.length * 2);
    this.#hashes.set(hashes);
    this.#before = new Int32Array(before.length * 2);
    this.#before.set(before);
  }
}

/** In how many bits a hash differs, or, once that is more than {@link reach}, some number above it. */
function differing(hashes: Uint32Array, from: number, asked: Uint32Array): number {
  let bits = 0;
  for (let word = 0; word < words && bits <= reach; word += 1) bits += ones(hashes[from + word]! ^ asked[word]!);
  return bits;
}

/** A copy, so that it begins where words may. */
const slotsOf = (hash: Uint8Array): Uint16Array => new Uint16Array(Uint8Array.from(hash).buffer);
