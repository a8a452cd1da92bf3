import { problem } from '#app/server/problem.ts';

/** A POST never comes so far: `server/submissions.ts` answers it. */
const notHere = () => problem(405, 'Send a form with POST.', {}, { allow: 'POST' });
export { notHere as loader, notHere as action };
