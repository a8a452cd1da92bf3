import { setUp } from './setup.mjs';

/** `npm run build`: what site and worker run in production, and the source that the site offers. */
setUp();
