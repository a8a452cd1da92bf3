import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { SubmissionId } from '#db/ids.ts';
import { run, say } from './command.ts';

const usage = 'npm run story -- ID\nAs a document: npm run story -- ID --pdf FILE';

/** `npm run story`: all that happened to one submission, as JSON or, into a file, as PDF. */
await run(usage, () => {
  const { positionals, values } = parseArgs({
    options: { pdf: { type: 'string' } },
    allowPositionals: true,
    strict: true,
  });
  const id = SubmissionId.parse(positionals[0]);
  const file = values.pdf;
  return async () => {
    if (file === undefined) {
      const { storyOf } = await import('#app/domain/moderation/story.ts');
      return say(JSON.stringify(await storyOf(id), null, 2));
    }
    const { storyPdf } = await import('#app/domain/moderation/story-pdf.ts');
    await writeFile(file, await storyPdf(id, 'en'), { mode: 0o600 });
    say(file);
  };
});
