import { asc, eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { screen, wall } from '#db/schema/wall.ts';
import { Invalid } from '../errors.ts';
import { newKey } from '../screens/key.ts';
import type { Change } from './change.ts';
import type { Edition } from './edition.ts';

type Stored = Pick<typeof screen.$inferSelect, 'key' | 'wall' | 'name' | 'revokedAt'>;

/**
 * Brings the screens of a campaign's walls to what its edition says, in `tx`. A screen is known by its key where the
 * edition gives one, else by its name on its wall. What was taken out of use is left alone.
 */
export async function establishScreens(tx: Tx, { slug: campaign, walls }: Edition): Promise<Change[]> {
  const stored = await tx
    .select({
      key: screen.key,
      wall: screen.wall,
      name: screen.name,
      revokedAt: screen.revokedAt,
      campaign: wall.campaign,
    })
    .from(screen)
    .innerJoin(wall, eq(wall.id, screen.wall))
    .orderBy(asc(screen.wall), asc(screen.name), asc(screen.key));
  const given = new Set(walls.flatMap(({ screens }) => screens.map(({ key }) => key)));
  const found = new Set<Stored>();
  const changes: Change[] = [];
  for (const [w, { slug, screens }] of walls.entries()) {
    for (const [s, wanted] of screens.entries()) {
      const known = wanted.key
        ? stored.find(({ key }) => key === wanted.key)
        : stored.find((row) => row.wall === slug && row.name === wanted.name && !row.revokedAt && !given.has(row.key));
      if (known?.revokedAt) throw outOfUse(`walls[${w}].screens[${s}].key`);
      if (known && known.wall !== slug) throw elsewhere(`walls[${w}].screens[${s}].key`, known.wall);
      if (known) found.add(known);
      const change = known ? await rename(tx, known, wanted.name) : await make(tx, slug, wanted);
      if (change) changes.push(change);
    }
  }
  const left = stored.filter((row) => row.campaign === campaign && !row.revokedAt && !found.has(row));
  return [...changes, ...left.map((row): Change => ({ thing: 'screen', name: row.name, how: 'left', wall: row.wall }))];
}

async function make(tx: Tx, slug: string, { name, key = newKey() }: { name: string; key?: string | undefined }) {
  await tx.insert(screen).values({ key, wall: slug, name });
  return { thing: 'screen', name, how: 'made', wall: slug, key } satisfies Change;
}

async function rename(tx: Tx, known: Stored, name: string): Promise<Change | undefined> {
  if (known.name === name) return undefined;
  await tx.update(screen).set({ name }).where(eq(screen.key, known.key));
  return { thing: 'screen', name, how: 'changed', wall: known.wall, fields: { name: [known.name, name] } };
}

const elsewhere = (place: string, slug: string) =>
  new Invalid(place, 'elsewhere', `${place}: a screen of the wall ${slug} has this key; give another, or none`);

const outOfUse = (place: string) =>
  new Invalid(place, 'out-of-use', `${place}: the screen with this key was taken out of use; give another, or none`);
