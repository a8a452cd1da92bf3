import { parseArgs } from 'node:util';
import { SubmissionId } from '#db/ids.ts';
import { run, say } from './command.ts';

const usage = 'npm run story -- ID';

/** `npm run story`: all that happened to one submission, as JSON. */
await run(usage, () => {
  const { positionals } = parseArgs({ allowPositionals: true, strict: true });
  const id = SubmissionId.parse(positionals[0]);
  return async () => {
    const { storyOf } = await import('#app/domain/moderation/story.ts');
    say(JSON.stringify(await storyOf(id), null, 2));
  };
});
