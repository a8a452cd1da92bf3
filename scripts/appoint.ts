import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Known } from '#app/domain/staff/staff.ts';
import type { Staff } from '#db/schema/staff.ts';
import { Role, rolesInWords, run, say } from './command.ts';

const usage =
  `npm run appoint -- --email ADDRESS --name NAME --role ROLE [--partner SLUG], ROLE one of ${rolesInWords}\n` +
  'Somebody who is appointed already: the same with --change-role, or --email ADDRESS with --reset-password\n' +
  'or, for who has lost her second factor, --forget-second-factor';

const Person = z.object({
  email: z.email().max(254).toLowerCase(),
  name: z.string().trim().min(1).max(80),
  role: Role,
  partner: z.string().nullable().default(null),
});
const Wanted = z.discriminatedUnion('aim', [
  Person.extend({ aim: z.literal('appoint') }),
  Person.extend({ aim: z.literal('change-role'), name: Person.shape.name.optional() }),
  Person.partial()
    .required({ email: true })
    .extend({ aim: z.literal('let-in') }),
]);
type Wanted = z.infer<typeof Wanted>;

/** `npm run appoint`: makes somebody who can sign in, and prints her first password, once. */
function appointOrChange(): () => Promise<void> {
  const text = { type: 'string' } as const;
  const flag = { type: 'boolean', default: false } as const;
  const flags = { 'change-role': flag, 'reset-password': flag, 'forget-second-factor': flag };
  const { values } = parseArgs({
    options: { email: text, name: text, role: text, partner: text, ...flags },
    strict: true,
  });
  const reset = values['reset-password'];
  const forget = values['forget-second-factor'];
  const aim = values['change-role'] ? 'change-role' : reset || forget ? 'let-in' : 'appoint';
  const wanted = Wanted.parse({ ...values, aim });
  return async () => {
    const { staffAt } = await import('#app/domain/staff/staff.ts');
    const known = await staffAt(wanted.email);
    if (wanted.aim === 'appoint') return appointNew(wanted, known);
    if (!known) throw new Error(`nobody has the address ${wanted.email}; without a flag this command appoints`);
    if (wanted.aim === 'change-role') await giveRole(wanted, known);
    sayWhatStays(wanted, known);
    if (reset) await givePassword(known);
    if (forget) await forgetSecondFactor(known);
  };
}

async function appointNew(wanted: Wanted & { aim: 'appoint' }, known: Known | undefined): Promise<void> {
  if (known)
    throw new Error(
      `${known.email} is appointed already, as ${roleOf(known)}; nothing was changed. ` +
        '--change-role gives the role that is named here, --reset-password prints a new password.',
    );
  const { appoint, staffAt } = await import('#app/domain/staff/staff.ts');
  const { newPassword } = await import('#app/domain/staff/password.ts');
  const password = newPassword();
  const { email, name, role, partner } = wanted;
  await appoint({ email, name, role, partner }, password);
  say(`${email} (${name}) is appointed as ${roleOf({ role, partner })}.`);
  say(`In the desk and in every record she is called ${(await staffAt(email))!.pseudonym}.`);
  say(`First password (shown this once): ${password}`);
}

async function giveRole({ role, partner }: Wanted & { aim: 'change-role' }, known: Known): Promise<void> {
  const { changeRole } = await import('#app/domain/staff/staff.ts');
  await changeRole(known.email, { role, partner });
  const [was, is] = [roleOf(known), roleOf({ role, partner })];
  say(was === is ? `${known.email} is ${is} already.` : `${known.email} was ${was} and is ${is} now.`);
}

function sayWhatStays({ aim, name, role, partner = null }: Wanted, known: Known): void {
  if (name && name !== known.name) say(`${known.email} keeps the name ${known.name}.`);
  if (aim === 'change-role' || !role || roleOf({ role, partner }) === roleOf(known)) return;
  say(`${known.email} stays ${roleOf(known)}: --change-role makes that ${roleOf({ role, partner })}.`);
}

async function givePassword(known: Known): Promise<void> {
  const { newPassword, renewPassword } = await import('#app/domain/staff/password.ts');
  const password = newPassword();
  await renewPassword(known.email, password);
  say(`${known.email} has a new password, and her sessions have ended.`);
  say(`New password (shown this once): ${password}`);
}

async function forgetSecondFactor(known: Known): Promise<void> {
  const { forgetFactors } = await import('#app/domain/staff/second-factor.ts');
  await forgetFactors(known.email);
  say(`${known.email} signs in with her password alone until she sets up a second factor; her sessions have ended.`);
}

const roleOf = ({ role, partner }: Pick<Staff, 'role' | 'partner'>) => (partner ? `${role} of ${partner}` : role);

await run(usage, appointOrChange);
