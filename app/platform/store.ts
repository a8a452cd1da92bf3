import { join } from 'node:path';
import { config } from './config.ts';
import type { Store } from './store-contract.ts';
import { folderStore } from './store-folder.ts';

/** The one place that knows where media live: S3 when a bucket is configured, else a folder, which needs no client of S3. */
export const store: Store = config.S3_BUCKET
  ? (await import('./store-s3.ts')).s3Store({
      bucket: config.S3_BUCKET,
      endpoint: config.S3_ENDPOINT,
      region: config.AWS_REGION,
    })
  : folderStore(join(config.DATA_DIR, 'media'));

/** All bytes at `address`; for pictures, whose size was limited when they came. */
export async function readAll(address: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await store.read(address)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
