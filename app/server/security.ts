import type { IncomingMessage, ServerResponse } from 'node:http';
import { config } from '#app/platform/config.ts';

/** The public address of the site. */
export const origin = config.ORIGIN ?? `http://localhost:${config.PORT}`;
const https = origin.startsWith('https:');

/** Everything comes from here, scripts only with this answer's nonce; nobody frames us. */
export function secure(res: ServerResponse, nonce?: string): void {
  const scripts = nonce ? `'nonce-${nonce}' 'strict-dynamic'` : "'none'";
  res.setHeader(
    'content-security-policy',
    [
      "default-src 'none'",
      `script-src ${scripts}`,
      "style-src 'self'",
      "img-src 'self' blob: data:",
      "font-src 'self'",
      "connect-src 'self'",
      "media-src 'self'",
      "manifest-src 'self'",
      "form-action 'self'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
  );
  res.setHeader('x-content-type-options', 'nosniff');
  res.setHeader('referrer-policy', 'same-origin');
  res.setHeader('cross-origin-opener-policy', 'same-origin');
  res.setHeader('cross-origin-resource-policy', 'same-origin');
  res.setHeader('permissions-policy', 'geolocation=(), microphone=(), payment=(), usb=()');
  if (https) res.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains');
}

/**
 * Whether a request that changes something may have been sent by another site's page. Browsers say where such a
 * request comes from; a program that says nothing holds no cookies of a person who is signed in.
 */
export function isForeign(req: IncomingMessage): boolean {
  if (req.method === 'GET' || req.method === 'HEAD' || req.method === 'OPTIONS') return false;
  const from = req.headers.origin;
  if (from === undefined) return req.headers['sec-fetch-site'] === 'cross-site';
  return from !== origin && !sameHost(from, req.headers.host);
}

function sameHost(from: string, host: string | undefined): boolean {
  return host !== undefined && URL.canParse(from) && new URL(from).host === host;
}

/** The client's address: what the nearest proxy says, if the peer is one of ours, else the peer. */
export function addressOf(req: IncomingMessage): string {
  const peer = (req.socket.remoteAddress ?? '').replace(/^::ffff:/, '');
  const forwarded = String(req.headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  const ours = /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::1$|f[cd])/.test(peer);
  return ours && forwarded ? forwarded : peer;
}
