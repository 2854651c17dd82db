const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/** Within this time a further signal is the same wish once more: it came by the process group and by a wrapper. */
const GRACE_MS = 5_000;

/** Settles at the first SIGTERM, SIGINT or SIGHUP with its name. One that comes later than the grace ends the process at once. */
export function waitForSignal(graceMs = GRACE_MS): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let asked: number | undefined;
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        if (asked !== undefined && performance.now() - asked > graceMs) process.exit(1);
        asked ??= performance.now();
        resolve(signal);
      });
    }
  });
}
