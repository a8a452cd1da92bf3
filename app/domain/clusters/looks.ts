import type { StoredFingerprint } from '#db/schema/fingerprint.ts';
import { variantsOf } from '../examination/banks/variants.ts';
import { withoutBorder } from '../examination/border.ts';
import { bitsOf, leastQuality } from '../examination/fingerprints.ts';
import type { Pixels } from '../examination/pdq.ts';
import { cellsOf } from './cells.ts';

/** Of each share that is left of a picture there are eight variants, the first of them upright. */
const positions = 8;

/** What is compared when a picture looks for its cluster. */
export interface Looks {
  /** Its variants and those of its inside: 32 bytes each, of what there is enough to look at. */
  variants: Uint8Array[];
  /** The upright ones that are cut, as they are kept: 256 digits 0 and 1. */
  crops: Partial<Record<StoredFingerprint['part'], string[]>>;
  /** Where it is bright, base64. */
  cells: string;
}

/**
 * A picture however it may come back, as a bank keeps its entries: turned by quarters, mirrored, cut around its middle,
 * in a border. A thumbnail is enough to see this by, and takes a third of the time.
 */
export function looksOf(small: Pixels): Looks {
  const inner = withoutBorder(small);
  const whole = variantsOf(small);
  const trimmed = inner ? variantsOf(inner) : [];
  return {
    variants: [...whole, ...trimmed]
      .filter(({ quality }) => quality >= leastQuality)
      .map(({ hash }) => Buffer.from(hash, 'hex')),
    crops: { whole: cropsAmong(whole), trimmed: cropsAmong(trimmed) },
    cells: cellsOf(small),
  };
}

const cropsAmong = (variants: ReturnType<typeof variantsOf>): string[] =>
  variants
    .filter(({ quality }, place) => place > 0 && place % positions === 0 && quality >= leastQuality)
    .map(({ hash }) => bitsOf(hash));
