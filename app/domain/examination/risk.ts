import type { Severity } from './check.ts';

const severities: readonly Severity[] = ['info', 'warn', 'hold', 'block'];

/** From this risk on an item waits in quarantine: apart from the others, veiled, and looked at first. */
export const quarantineFrom = severities.indexOf('hold');

/** How much care an item asks for: its gravest finding's place among the severities; 0 without any. */
export const riskOf = (findings: readonly { severity: Severity }[]): number =>
  Math.max(0, ...findings.map(({ severity }) => severities.indexOf(severity)));
