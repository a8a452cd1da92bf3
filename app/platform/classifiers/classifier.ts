import type { ClassifierName } from '../config.ts';

/** Something that a classifier says of a picture or of words. */
export interface Label {
  name: string;
  /** The broadest of the service's own classes that it belongs to. */
  family: string;
  /** How sure the service is, or how grave it finds it: from 0 to 1, in its own measure. */
  score: number;
  /** What the operator's own service makes of it; the others do not say. */
  severity?: 'info' | 'warn' | 'hold';
}

export interface Answer {
  labels: Label[];
  /** The model that answered, as the service calls it; empty where it does not say. */
  engine: string;
}

/** A service outside of us that looks for what should not be shown. @throws {ServiceFault} from both */
export interface Classifier {
  readonly name: ClassifierName;
  /** What people know it as. */
  readonly title: string;
  /** @param jpeg at most 1024 pixels on its longer side, without metadata */
  picture(jpeg: Buffer, signal: AbortSignal): Promise<Answer>;
  /** Null for one that reads no words. @param language BCP 47 */
  words: ((text: string, language: string, signal: AbortSignal) => Promise<Answer>) | null;
}
