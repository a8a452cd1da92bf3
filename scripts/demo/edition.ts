import type { Edition } from '#app/domain/campaign/edition.ts';

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
    partners: [{ slug: 'example-org', name: partnerName }],
    walls: [
      {
        slug: 'main',
        name: 'Main wall (demo)',
        paceMs: 8_000,
        screens: [{ name: 'First screen (demo)', key: screenKey }],
      },
    ],
  };
}

/** Who can sign in at the demo's desk. */
export const demoStaff = {
  admin: { email: 'admin@example.org', name: 'Demo admin', role: 'admin', partner: null },
  moderator: { email: 'moderator@example.org', name: 'Demo moderator', role: 'moderator', partner: null },
  second: { email: 'second@example.org', name: 'Demo second moderator', role: 'moderator', partner: null },
  eventStaff: { email: 'staff@example.org', name: 'Demo event staff', role: 'event-staff', partner: null },
  partner: { email: 'partner@example.org', name: 'Demo partner member', role: 'partner', partner: 'example-org' },
} as const;
