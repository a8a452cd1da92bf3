import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { onTestFinished } from 'vitest';
import type { Outside } from './outside.ts';

/** The address of everything that lies in the media folder of a site whose data are in `folder`. */
export async function addressesInFolder(folder: string): Promise<string[]> {
  const media = join(folder, 'media');
  const entries = await readdir(media, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(media, join(parentPath, name)));
}

/** The address of everything that lies in the bucket of a {@link startS3}. */
export async function addressesInBucket({ env }: Outside): Promise<string[]> {
  const client = new S3Client({
    endpoint: env.S3_ENDPOINT!,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: env.AWS_ACCESS_KEY_ID!, secretAccessKey: env.AWS_SECRET_ACCESS_KEY! },
  });
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: env.S3_BUCKET! }));
  client.destroy();
  return Contents.flatMap(({ Key }) => Key ?? []);
}

/** Takes this test file's own store away: whatever is asked of it fails until it is brought back, or the test ends. */
export function takeStoreAway(): () => void {
  const media = join(process.env.DATA_DIR!, 'media');
  const away = `${media}.away`;
  renameSync(media, away);
  writeFileSync(media, 'a file where a folder should be');
  const bringBack = () => {
    if (!existsSync(away)) return;
    rmSync(media);
    renameSync(away, media);
  };
  onTestFinished(bringBack);
  return bringBack;
}
