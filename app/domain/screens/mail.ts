import { and, asc, eq, inArray } from 'drizzle-orm';
import { db } from '#db/client.ts';
import type { StaffId } from '#db/ids.ts';
import { person, staff } from '#db/schema/staff.ts';
import { holdersOf } from '../staff/rights.ts';

/** The most people who are written to. */
const maxPeople = 50;

/** The addresses of those who run screens and have asked to be told of a silence. */
export async function toldOfScreens(): Promise<string[]> {
  const people = await db
    .select({ email: person.email })
    .from(staff)
    .innerJoin(person, eq(person.id, staff.id))
    .where(and(staff.screenMail, inArray(staff.role, [...holdersOf('run-screens')])))
    .orderBy(asc(staff.createdAt))
    .limit(maxPeople);
  return people.map(({ email }) => email);
}

export async function asksForScreenMail(who: StaffId): Promise<boolean> {
  const [found] = await db.select({ wanted: staff.screenMail }).from(staff).where(eq(staff.id, who));
  return found!.wanted;
}

/** From the next silence on. */
export async function askForScreenMail(who: StaffId, wanted: boolean): Promise<void> {
  await db.update(staff).set({ screenMail: wanted, updatedAt: new Date() }).where(eq(staff.id, who));
}
