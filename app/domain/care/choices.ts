import { eq, sql } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { StaffId } from '#db/ids.ts';
import { spareable, staff, type Staff } from '#db/schema/staff.ts';

export { spareable };

/** What somebody has chosen for herself: what she is spared, and whether what is held back is veiled at first. */
type Choices = Pick<Staff, 'spared' | 'veil'>;

export async function choicesOf(who: StaffId): Promise<Choices> {
  const [chosen] = await db.select({ spared: staff.spared, veil: staff.veil }).from(staff).where(eq(staff.id, who));
  return chosen!;
}

/** From her next item on. */
export async function choose(who: StaffId, { spared, veil }: Choices): Promise<void> {
  await db
    .update(staff)
    .set({ spared: sql`${sql.param(spared)}::text[]`, veil, updatedAt: new Date() })
    .where(eq(staff.id, who));
}
