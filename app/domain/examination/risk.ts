import type { Severity } from './check.ts';

const severities: readonly Severity[] = ['info', 'warn', 'hold', 'block'];

/** From this risk on an item waits in quarantine: apart from the others, veiled, and looked at first. */
export const quarantineFrom = severities.indexOf('hold');

/** How much care an item asks for: its gravest finding's place among the severities; 0 without any. */
export const riskOf = (findings: readonly { severity: Severity }[]): number =>
  Math.max(0, ...findings.map(({ severity }) => severities.indexOf(severity)));

/** Within how many minutes a person should look at it: what may be hateful within 15, the rest within a day. */
export const serviceMinutes = (risk: number): number => (risk >= quarantineFrom ? 15 : 24 * 60);
