import type { Edition } from '#app/domain/campaign/edition.ts';
import type { Role } from '#db/schema/staff.ts';

/** What the partner is called once the demo was made to its end. */
export const finishedName = 'Example Organisation (demo)';

/** The demo's edition: open all year, with one wall and one screen, whose key `npm start` prints. */
export function demoEdition(screenKey: string, partnerName: string): Edition {
  const year = new Date().getFullYear();
  return {
    slug: 'we-remember',
    name: 'We Remember (demo)',
    hashtag: '#WeRemember',
    timeZone: 'Europe/Warsaw',
    opensAt: new Date(Date.UTC(year, 0, 1)),
    closesAt: new Date(Date.UTC(year + 1, 1, 1)),
    eyes: 2,
    quarantineMinutes: 15,
    reviewMinutes: 24 * 60,
    appealHours: 72,
    firstNightAt: new Date(Date.UTC(year + 1, 0, 24, 17)),
    requireSecondFactor: [],
    partners: [{ slug: 'example-org', name: partnerName, clears: false }],
    walls: [
      {
        slug: 'main',
        name: 'Main wall (demo)',
        width: 1_920,
        height: 1_080,
        languages: ['en'],
        rules: [],
        paceMs: 8_000,
        screens: [{ name: 'First screen (demo)', key: screenKey }],
      },
    ],
  };
}

/** Somebody of the demo: her address at example.org says which. */
const member = (at: string, role: Role, partner: string | null = null) => ({
  email: `${at}@example.org`,
  name: `Demo ${role.replaceAll('-', ' ')} (${at})`,
  role,
  partner,
});

/** Who can sign in at the demo's desk. */
export const demoStaff = {
  admin: member('admin', 'admin'),
  moderator: member('moderator', 'moderator'),
  second: member('second', 'moderator'),
  lead: member('lead', 'lead'),
  reviewer: member('reviewer', 'second-reviewer'),
  outside: member('outside', 'outside-reviewer'),
  eventStaff: member('staff', 'event-staff'),
  dataProtection: member('privacy', 'data-protection'),
  auditor: member('auditor', 'auditor'),
  partner: member('partner', 'partner', 'example-org'),
  partnerModerator: member('partner-moderator', 'partner-moderator', 'example-org'),
} as const;
