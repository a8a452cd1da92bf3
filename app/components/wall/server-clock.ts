/**
 * The server's time on this screen. Runs on the monotonic clock, so that somebody who sets the computer's clock
 * does not move the wall; `hello` sets it, and a later `hello` corrects it.
 */
export class ServerClock {
  #offset = Date.now() - performance.now();

  /** @param serverNow ms since the epoch, as the server has just said it */
  set(serverNow: number): void {
    this.#offset = serverNow - performance.now();
  }

  /** Ms since the epoch, of the server. */
  now(): number {
    return performance.now() + this.#offset;
  }
}
