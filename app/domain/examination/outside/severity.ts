import type { ClassifierName } from '#app/platform/config.ts';
import type { Label } from '#app/platform/classifiers/classifier.ts';
import type { Severity } from '../check.ts';

/** From which score on a family of labels is a `hold`, and from which a `warn`. */
interface Marks {
  hold?: number;
  warn?: number;
}

const azureOther: Marks = { hold: 1, warn: 4 / 6 };

/**
 * Starting values, to be set by what a campaign sees: the services publish no such marks. A hold only says that a person
 * looks first; nothing here blocks, and nothing approves. Pictures of the camps are this campaign's own, so that what
 * disturbs is no hold.
 */
const marks: Record<Exclude<ClassifierName, 'own'>, Record<string, Marks>> = {
  rekognition: {
    'Hate Symbols': { hold: 0.8, warn: 0.5 },
    Explicit: { hold: 0.9, warn: 0.6 },
    Violence: { hold: 0.95, warn: 0.6 },
    'Visually Disturbing': { warn: 0.6 },
    'Non-Explicit Nudity of Intimate parts and Kissing': { warn: 0.8 },
    'Rude Gestures': { warn: 0.8 },
  },
  azure: { Hate: { hold: 4 / 6, warn: 2 / 6 }, Sexual: azureOther, Violence: azureOther, SelfHarm: azureOther },
  openai: {
    hate: { hold: 0.8, warn: 0.4 },
    harassment: { hold: 0.9, warn: 0.6 },
    sexual: { hold: 0.9, warn: 0.6 },
    violence: { hold: 0.95, warn: 0.7 },
    'self-harm': { warn: 0.7 },
    illicit: { warn: 0.8 },
  },
};

/** Testimonies tell of hatred and of murder: what is said of their words weighs one degree less. */
const lower: Record<Severity, Severity> = { block: 'hold', hold: 'warn', warn: 'info', info: 'info' };

/** What a service's word means for a moderator. */
export function severityOf(service: ClassifierName, label: Label, of: 'picture' | 'message' | 'testimony'): Severity {
  const severity = label.severity ?? marked(service === 'own' ? {} : (marks[service][label.family] ?? {}), label.score);
  return of === 'testimony' ? lower[severity] : severity;
}

const marked = ({ hold = Infinity, warn = Infinity }: Marks, score: number): Severity =>
  score >= hold ? 'hold' : score >= warn ? 'warn' : 'info';
