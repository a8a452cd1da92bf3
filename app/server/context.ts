import type { IncomingMessage } from 'node:http';

/** What the Node server hands to every loader and action beside the request. */
export interface Incoming {
  /** The raw request: multipart bodies are streamed from here, past the web streams' overhead. */
  incoming: IncomingMessage;
  /** Aborted when the connection closes; Remix's own `request.signal` is unreliable on Node. */
  closed: AbortSignal;
  /** Of this answer's Content-Security-Policy. */
  nonce: string;
  /** The client's address, as far as the outermost proxy of ours saw it. */
  address: string;
}

declare module '@remix-run/node' {
  interface AppLoadContext extends Incoming {}
  interface Future {
    v3_singleFetch: true;
  }
}
