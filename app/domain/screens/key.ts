import { randomBytes } from 'node:crypto';

/** The secret in a screen's address: 144 random bits, 24 letters that a person can still type once. */
export const newKey = () => randomBytes(18).toString('base64url');
