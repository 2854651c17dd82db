import { removeTemporaries } from '../ground/files/temporaries.ts';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Lets a signal end the process as it would anyway, once nothing half-written is left. A verb that minds a signal
 * itself, such as the service, ends in its own time. @returns what undoes it
 */
export function endOnSignals(): () => void {
  for (const signal of SIGNALS) process.on(signal, end);
  return () => {
    for (const signal of SIGNALS) process.off(signal, end);
  };
}

function end(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) return;
  removeTemporaries();
  process.off(signal, end);
  process.kill(process.pid, signal);
}
