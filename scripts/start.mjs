import { setUp } from './setup.mjs';

/** `npm start`: everything, on a fresh clone as on an old one. */
setUp();
await import(new URL('../build/server/run.js', import.meta.url).href);
