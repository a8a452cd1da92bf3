import { isDeepStrictEqual } from 'node:util';

/** What setting up an edition did, or left, with one thing. */
export interface Change {
  thing: 'campaign' | 'partner' | 'wall' | 'screen';
  /** Its slug; a screen's name. */
  name: string;
  /** `left`: it is in the database and not in the edition, and nothing was done to it. */
  how: 'made' | 'changed' | 'left';
  /** Of a wall and its screens. */
  wall: string | null;
  /** Of what was changed: each field's value before and now. */
  fields?: Record<string, [unknown, unknown]>;
  /** Of a screen that was made now: the secret in its address. */
  key?: string;
}

/** One stored row beside what it should be, and where they differ. */
interface Altered<Row> {
  row: Row;
  fields: Record<string, [unknown, unknown]>;
}

/** What must be made and changed so that what is stored becomes what is wanted, and what is stored beyond it. */
export function compare<Row extends object>(
  stored: Row[],
  wanted: Row[],
  id: keyof Row,
): { made: Row[]; changed: Altered<Row>[]; left: Row[] } {
  const known = new Map(stored.map((row) => [row[id], row]));
  const asked = new Set(wanted.map((row) => row[id]));
  return {
    made: wanted.filter((row) => !known.has(row[id])),
    changed: wanted.flatMap((row) => {
      const fields = known.has(row[id]) ? differences(known.get(row[id])!, row) : {};
      return Object.keys(fields).length > 0 ? [{ row, fields }] : [];
    }),
    left: stored.filter((row) => !asked.has(row[id])),
  };
}

const differences = (was: object, is: object): Altered<object>['fields'] =>
  Object.fromEntries(
    Object.entries(is)
      .map(([field, value]): [string, [unknown, unknown]] => [field, [was[field as keyof typeof was], value]])
      .filter(([, [before, now]]) => !isDeepStrictEqual(before, now)),
  );
