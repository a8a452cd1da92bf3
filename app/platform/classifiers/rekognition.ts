import { PassThrough, type Readable } from 'node:stream';
import {
  DetectModerationLabelsCommand,
  RekognitionClient,
  RekognitionServiceException,
  type ModerationLabel,
} from '@aws-sdk/client-rekognition';
import { callMs, faultOf, mostAnswerBytes, ServiceFault } from '../service-fault.ts';
import type { Classifier, Label } from './classifier.ts';

/** Below this, in percent, it is not told. */
const leastConfidence = 50;

/** Amazon Rekognition's moderation labels: what a picture shows, hate symbols among it. Credentials as the AWS SDK reads them. */
export function rekognition(at: { region: string; endpoint: string | undefined }): Classifier {
  const client = new RekognitionClient({
    region: at.region,
    ...(at.endpoint ? { endpoint: at.endpoint } : {}),
    maxAttempts: 1, // what fails is due again, and every call is counted
  });
  client.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const response = result.response as { body?: Readable };
      if (response.body) response.body = limited(response.body);
      return result;
    },
    { step: 'deserialize', priority: 'low', name: 'limitAnswer' },
  );
  return {
    name: 'rekognition',
    title: 'Amazon Rekognition (Amazon Web Services)',
    async picture(jpeg, signal) {
      const patience = AbortSignal.timeout(callMs);
      try {
        const { ModerationLabels = [], ModerationModelVersion } = await client.send(
          new DetectModerationLabelsCommand({ Image: { Bytes: jpeg }, MinConfidence: leastConfidence }),
          { abortSignal: AbortSignal.any([signal, patience]) },
        );
        return { labels: labelsOf(ModerationLabels), engine: ModerationModelVersion ?? '' };
      } catch (error) {
        signal.throwIfAborted();
        throw faultIn(error, patience.aborted);
      }
    },
    words: null,
  };
}

/** A stream that fails once it has brought more than any answer has. */
function limited(body: Readable): Readable {
  let bytes = 0;
  const within = new PassThrough();
  body.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= mostAnswerBytes) return;
    const fault = new ServiceFault('broken', `more than ${mostAnswerBytes} bytes of answer`);
    within.destroy(fault);
    body.destroy();
  });
  body.on('error', (error) => within.destroy(error));
  return body.pipe(within);
}

/** Each label under the broadest of those above it, which the answer has as well. */
function labelsOf(found: ModerationLabel[]): Label[] {
  const above = new Map(found.map(({ Name = '', ParentName = '' }) => [Name, ParentName]));
  const topOf = (name: string, depth = 0): string => {
    const parent = above.get(name);
    return parent && depth < 3 ? topOf(parent, depth + 1) : name;
  };
  return found.map(({ Name = '', ParentName, Confidence = 0 }) => ({
    name: Name,
    family: topOf(ParentName || Name),
    score: Confidence / 100,
  }));
}

const throttled = ['ProvisionedThroughputExceededException', 'ThrottlingException', 'LimitExceededException'];
const ofThisPicture = ['InvalidImageFormatException', 'ImageTooLargeException', 'InvalidParameterException'];

function faultIn(error: unknown, late: boolean): ServiceFault {
  if (error instanceof ServiceFault) return error;
  if (late) return new ServiceFault('too-slow', `no answer in ${callMs} ms`, { cause: error });
  if (!(error instanceof RekognitionServiceException))
    return new ServiceFault('broken', 'it does not answer as it should', { cause: error });
  if (throttled.includes(error.name) || error.$metadata.httpStatusCode === 429)
    return faultOf(429, error.$response?.headers['retry-after']);
  if (ofThisPicture.includes(error.name)) return new ServiceFault('refused', error.name, { cause: error });
  return new ServiceFault('broken', error.name, { cause: error });
}
