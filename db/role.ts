/** As this role all works but the migration: it cannot alter the record, by rights (docs/decisions/0026-a-role-of-its-own.md). */
export const applicationRole = 'zakhor_app';

/** How the application connects: whoever an address signs in, she works as {@link applicationRole} from the first query on. */
export function asApplication(address: string): { connectionString: string; options: string } {
  const url = new URL(address);
  const options = [url.searchParams.get('options'), `-c role=${applicationRole}`].filter(Boolean).join(' ');
  url.searchParams.delete('options'); // the driver would take the address's own alone, and the role would be lost
  return { connectionString: url.href, options };
}
