/**
 * Ends this process with the one that started it, so that nothing is left behind when that is killed: the channel
 * between them closes then. A process that was started without a channel lives on its own.
 */
export function endWithParent(stop: () => void): void {
  if (!process.connected) return;
  process.once('disconnect', stop);
  process.channel?.unref(); // to listen for that alone is no reason to stay
}
