import { setUp } from './setup.mjs';

/** `npm start`: everything, on a fresh clone as on an old one. */
setUp();
// @ts-ignore -- made by the build that setUp has just seen to
await import('../build/server/run.js');
