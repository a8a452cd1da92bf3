import { examine } from '#app/domain/submissions/examine.ts';
import { close } from '#db/client.ts';
import { SubmissionId } from '#db/ids.ts';

/** A process of its own that examines the submission named on its command line, and can be killed in the middle of it. */
await examine(SubmissionId.parse(process.argv[2]), AbortSignal.timeout(20_000));
await close();
