import type { Submission } from '#db/schema/submission.ts';
import { equalInBanks, nearInBanks, type Suspected } from './banks/near.ts';
import type { Check, Found } from './check.ts';
import { leastQuality, type Fingerprinted } from './fingerprints.ts';

/** Up to this many bits of 256 two hashes are of one picture: PDQ's own threshold. */
const samePicture = 31;

/** Up to this many they look similar; pictures that have nothing to do with each other differ in 128, and hardly below 100. */
const similar = 60;

/** In how many bits unlike pictures differ. */
const unlike = 128;

/** So many are told of one picture, the gravest first. */
const mostFound = 10;

/**
 * Whether a picture is, or looks like, one that a bank of hateful pictures has. Looking alike is advice and nothing
 * more: the same photo with another sign is within {@link samePicture}, so that a person must compare the two. Nothing
 * here is good news either: that a picture looks like no other says nothing of it.
 */
export const likeness: Check = {
  name: 'picture.likeness',
  version: 1,
  severities: {
    info: 'looks similar to a picture of a bank, or like one of a bank that only observes',
    hold: 'looks like a hateful picture, or is one that nobody has confirmed: both to be compared by a person',
    block: 'the same bytes as a hateful picture that two people have confirmed',
  },
  async look({ item, fingerprints }) {
    const found = [await equal(item), ...(await Promise.all(fingerprints.map(lookAlike)))].flat();
    const gravest = found.toSorted(
      (a, b) => gravity.indexOf(b.severity) - gravity.indexOf(a.severity) || b.score - a.score,
    );
    return oncePerEntry(gravest).slice(0, mostFound);
  },
};

const gravity: Found['severity'][] = ['info', 'warn', 'hold', 'block'];

async function equal({ originalSha256 }: Submission): Promise<Found[]> {
  if (!originalSha256) return [];
  return (await equalInBanks(originalSha256)).map(({ entry, bank, mode, confirmed }) => ({
    severity: mode === 'block' && confirmed ? 'block' : likenessIn(mode),
    score: 1,
    evidence: { bank, entry, equal: true },
  }));
}

async function lookAlike({ part, pdq, quality }: Fingerprinted): Promise<Found[]> {
  if (quality < leastQuality) return [];
  return (await nearInBanks(pdq, similar)).map(({ entry, bank, mode, distance }) => ({
    severity: distance <= samePicture ? likenessIn(mode) : 'info',
    score: 1 - distance / unlike,
    evidence: { bank, entry, distance, part },
  }));
}

const likenessIn = (mode: Suspected['mode']): Found['severity'] => (mode === 'observe' ? 'info' : 'hold');

/** Of each entry what comes first. */
function oncePerEntry(found: Found[]): Found[] {
  const told = new Set<unknown>();
  return found.filter(({ evidence: { entry } }) => !told.has(entry) && told.add(entry));
}
