import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, open as openCallback } from 'node:fs';
import { access, constants, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { StoreMissing, StoreUnavailable, type Store } from './store-contract.ts';

/** Opens a file by its number, which costs an upload less than a handle does. */
const openFile = promisify(openCallback);

/** Keeps media below `root`, one file an address. */
export function folderStore(root: string): Store {
  const base = resolve(root);

  /** Addresses are ours, but a path that leaves the folder is refused all the same. */
  const pathOf = (address: string) => {
    const path = resolve(base, address);
    if (!path.startsWith(base + sep)) throw new StoreMissing(`no such address: ${address}`);
    return path;
  };

  return {
    async put(address, body) {
      const path = pathOf(address);
      const part = `${path}.${randomUUID()}.part`; // two writers of one address must not share it
      try {
        const source = body instanceof Readable ? body : Readable.from([body]);
        // Acknowledged means kept: the bytes are on the disk before anybody is told that they are.
        const fd = await inFolderOf(part, () => openFile(part, 'wx', 0o640));
        await pipeline(source, createWriteStream(part, { fd, flush: true, highWaterMark: 1024 * 1024 }));
        await inFolderOf(path, () => rename(part, path));
      } catch (error) {
        await rm(part, { force: true }).catch(() => {}); // what went wrong before is what counts
        throw unavailable(error);
      }
    },
    async read(address, range) {
      const path = pathOf(address);
      try {
        const file = await open(path, 'r');
        return createReadStream(path, { fd: file, ...range });
      } catch (error) {
        if (codeOf(error) === 'ENOENT') throw new StoreMissing('nothing lies there', { cause: error });
        throw unavailable(error);
      }
    },
    async erase(address) {
      const path = pathOf(address);
      try {
        await rm(path, { force: true, recursive: address.endsWith('/') });
        for (const part of await partsOf(path)) await rm(part, { force: true });
      } catch (error) {
        throw unavailable(error);
      }
    },
    async ping() {
      try {
        await mkdir(base, { recursive: true });
        await access(base, constants.W_OK);
      } catch (error) {
        throw unavailable(error);
      }
    },
  };
}

/** What writers who died on the way have left beside a file. */
async function partsOf(path: string): Promise<string[]> {
  try {
    const beside = await readdir(dirname(path));
    const begins = `${basename(path)}.`;
    return beside
      .filter((name) => name.startsWith(begins) && name.endsWith('.part'))
      .map((name) => join(dirname(path), name));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

/** Does something to a file, making its folder first where that is missing, as it seldom is. */
async function inFolderOf<T>(path: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    await mkdir(dirname(path), { recursive: true });
    return act();
  }
}

const codeOf = (error: unknown) => (error as NodeJS.ErrnoException).code;

/** A file system's refusal becomes the store's; what the sender of the bytes did wrong stays what it is. */
function unavailable(error: unknown): unknown {
  const code = codeOf(error);
  if (!code || !/^E[A-Z0-9]+$/.test(code)) return error;
  return new StoreUnavailable(`the media folder refuses: ${code}`, { cause: error });
}
