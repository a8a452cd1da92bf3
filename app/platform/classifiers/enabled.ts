import { config, type ClassifierName } from '../config.ts';
import { azure } from './azure.ts';
import type { Classifier } from './classifier.ts';
import { openai } from './openai.ts';
import { own } from './own.ts';

/** A classifier as the operator wants it asked. */
export interface Service {
  classifier: Classifier;
  /** Whether nothing is cleared without its word. */
  required: boolean;
  /** Whether words are sent as well as pictures. */
  words: boolean;
  /** The most calls, in all workers together. */
  callsADay: number;
  callsAMonth: number;
}

/** Amazon's client is read where it is asked for: it takes longer to begin than all else here. */
const make: Record<ClassifierName, () => Classifier | Promise<Classifier>> = {
  rekognition: async () =>
    (await import('./rekognition.ts')).rekognition({
      region: config.AWS_REGION,
      endpoint: config.REKOGNITION_ENDPOINT,
    }),
  azure: () => azure({ endpoint: config.AZURE_CONTENT_SAFETY_ENDPOINT!, key: config.AZURE_CONTENT_SAFETY_KEY! }),
  openai: () => openai({ base: config.OPENAI_BASE_URL, key: config.OPENAI_API_KEY! }),
  own: () => own({ url: config.CLASSIFIER_URL!, key: config.CLASSIFIER_KEY, title: config.CLASSIFIER_NAME! }),
};

/** The one place that knows which classifiers from outside are asked: none unless the environment names them. */
export const services: readonly Service[] = await Promise.all(
  config.CLASSIFIERS.map(async (name) => ({
    classifier: await make[name](),
    required: config.CLASSIFIERS_REQUIRED.includes(name),
    words: config.CLASSIFIERS_WORDS.includes(name),
    callsADay: config.CLASSIFIER_CALLS_A_DAY,
    callsAMonth: config.CLASSIFIER_CALLS_A_MONTH,
  })),
);
