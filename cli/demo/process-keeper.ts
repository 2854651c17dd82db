import type { ChildProcess } from 'node:child_process';

/** Knows every process that the demo started, so that none outlives it. */
export interface ProcessKeeper {
  /** Keeps a process until the returned function is called or it ends. */
  keep(child: ChildProcess): () => void;
  /** Ends all kept processes and waits for them: SIGTERM, then SIGKILL after `graceMilliseconds`. */
  endAll(graceMilliseconds?: number): Promise<void>;
}

/** A keeper without processes. */
export function createProcessKeeper(): ProcessKeeper {
  const kept = new Set<ChildProcess>();
  return {
    keep(child) {
      kept.add(child);
      child.once('exit', () => kept.delete(child));
      return () => kept.delete(child);
    },
    endAll: async (graceMilliseconds = 5_000) => {
      await Promise.all([...kept].map((child) => endProcess(child, graceMilliseconds)));
    },
  };
}

/** Ends one process: SIGTERM, and SIGKILL if it is still there after `graceMilliseconds`. */
export async function endProcess(child: ChildProcess, graceMilliseconds = 5_000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), graceMilliseconds);
  await ended;
  clearTimeout(timer);
}
