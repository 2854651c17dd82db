/**
 * Takes it as SIGTERM when the command line that started this process is gone, whatever ended it: they share a channel
 * that closes then. A runner's step has no such channel. @returns what undoes it
 */
export function endWithParent(): () => void {
  if (!process.connected) return () => undefined;
  process.once('disconnect', end);
  // The channel alone is no reason to go on running.
  process.channel?.unref();
  return () => process.off('disconnect', end);
}

function end(): void {
  // Whoever read what this process prints is gone too, and a failed write must not keep it from ending well.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  process.kill(process.pid, 'SIGTERM');
}
