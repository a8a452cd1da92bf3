import type { Row } from './row.ts';

/** Runs one benchmark in this process, and prints its rows as one line of JSON. */
const { title, default: run } = (await import(`./${process.argv[2]}.ts`)) as {
  title: string;
  default: () => Promise<Row[]>;
};
const rows = await run();
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
process.stdout.write(`\n${JSON.stringify({ title, rows, peakMb })}\n`, () => process.exit(0));
