import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  ListObjectsV2Command,
  NoSuchKey,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import { StoreMissing, StoreUnavailable, type Store } from './store-contract.ts';

/** How long one request to S3 may take to connect, and its connection be silent; each is tried three times. */
const connectMs = 3_000;
const silenceMs = 5_000;

/** Keeps media in a bucket; credentials come from the environment as the AWS SDK reads it. */
export function s3Store(at: { bucket: string; endpoint?: string | undefined; region: string }): Store {
  const client = new S3Client({
    region: at.region,
    ...(at.endpoint ? { endpoint: at.endpoint, forcePathStyle: true } : {}),
    requestHandler: { connectionTimeout: connectMs, socketTimeout: silenceMs },
    maxAttempts: 3,
    // Checksums of the streaming kind are refused by many servers that speak S3.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  const object = (address: string) => ({ Bucket: at.bucket, Key: address });

  /** The first thousand addresses that begin with `prefix`; one submission has a handful. */
  const below = async (prefix: string) => {
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: at.bucket, Prefix: prefix }));
    return Contents.flatMap(({ Key }) => Key ?? []);
  };

  return {
    async put(address, body, type) {
      // Of unknown length while it streams: in parts, of which S3 makes one object at the end or none.
      const upload = new Upload({ client, params: { ...object(address), Body: body, ContentType: type } });
      const end = (error: Error) => void upload.abort().catch(() => error);
      if (body instanceof Readable) body.once('error', end);
      try {
        await upload.done();
      } catch (error) {
        if (body instanceof Readable && body.errored) throw body.errored;
        throw unavailable(error);
      }
    },
    async read(address, range) {
      const Range = range ? `bytes=${range.start}-${range.end}` : undefined;
      try {
        const found = await client.send(new GetObjectCommand({ ...object(address), ...(Range ? { Range } : {}) }));
        return found.Body as Readable;
      } catch (error) {
        if (isMissing(error)) throw new StoreMissing('nothing lies there', { cause: error });
        throw unavailable(error);
      }
    },
    async erase(address) {
      try {
        const addresses = address.endsWith('/') ? await below(address) : [address];
        await Promise.all(addresses.map((one) => client.send(new DeleteObjectCommand(object(one)))));
      } catch (error) {
        throw unavailable(error);
      }
    },
    async ping() {
      await client.send(new HeadBucketCommand({ Bucket: at.bucket })).catch((error: unknown) => {
        throw unavailable(error);
      });
    },
  };
}

const isMissing = (error: unknown) =>
  error instanceof NoSuchKey || (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404);

const unavailable = (error: unknown) => new StoreUnavailable(`S3 refuses: ${(error as Error).name}`, { cause: error });
