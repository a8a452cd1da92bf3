import { eq } from 'drizzle-orm';
import { db, type Tx } from '#db/client.ts';
import type { StaffId } from '#db/ids.ts';
import { bank, bankModes, type Bank } from '#db/schema/bank.ts';
import { Conflict, NotFound } from '../../errors.ts';
import { record } from '../../journal.ts';

/** What a bank can be, from the least to the most. */
export const modes = bankModes;

/**
 * Makes an empty bank.
 * @throws {Conflict} when one has that slug already
 */
export async function makeBank(
  wanted: Pick<Bank, 'slug' | 'name' | 'mode' | 'partner'>,
  actor: StaffId,
): Promise<void> {
  await db.transaction(async (tx) => {
    const made = await tx.insert(bank).values(wanted).onConflictDoNothing({ target: bank.slug }).returning();
    if (made.length === 0) throw new Conflict('there is a bank of that name already');
    await record(tx, { kind: 'bank.made', actor, detail: { bank: wanted.slug } });
  });
}

/** Takes a bank out of the examination; its entries stay. Done already, it changes nothing. @throws {NotFound} */
export const disableBank = (slug: string, actor: StaffId): Promise<void> => turn(slug, actor, 'disabled');

/** Brings it back. @throws {NotFound} */
export const enableBank = (slug: string, actor: StaffId): Promise<void> => turn(slug, actor, 'enabled');

async function turn(slug: string, actor: StaffId, to: 'enabled' | 'disabled'): Promise<void> {
  await db.transaction(async (tx) => {
    const { disabledAt } = await holdBank(tx, slug);
    if ((disabledAt === null) === (to === 'enabled')) return;
    await tx
      .update(bank)
      .set({ disabledAt: to === 'disabled' ? new Date() : null })
      .where(eq(bank.slug, slug));
    await record(tx, { kind: `bank.${to}`, actor, detail: { bank: slug } });
  });
}

/** Holds a bank until `tx` ends, against other changes of it and not against new entries. @throws {NotFound} */
export async function holdBank(tx: Tx, slug: string): Promise<Bank> {
  const [held] = await tx.select().from(bank).where(eq(bank.slug, slug)).for('no key update');
  if (!held) throw new NotFound(`there is no bank ${slug}`);
  return held;
}

/** @throws {NotFound} */
export async function findBank(slug: string): Promise<Bank> {
  const [found] = await db.select().from(bank).where(eq(bank.slug, slug));
  if (!found) throw new NotFound(`there is no bank ${slug}`);
  return found;
}
