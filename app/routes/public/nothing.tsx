import { problem } from '#app/server/problem.ts';

/** Every address that is none of ours: a page that says so, in the visitor's language. */
export const loader = () => {
  throw problem(404, 'There is nothing at this address.');
};

export const action = loader;

export default function Nothing() {
  return null;
}
