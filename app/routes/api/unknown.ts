import { problem } from '#app/server/problem.ts';

const nothing = () => problem(404, 'There is no such call: see docs/http.md.');

export const loader = nothing;
export const action = nothing;
