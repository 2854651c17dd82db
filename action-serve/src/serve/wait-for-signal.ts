const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/** Settles at the first SIGTERM or SIGINT with its name. A second one ends the process at once. */
export function waitForSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    let asked = false;
    for (const signal of SIGNALS) {
      process.on(signal, () => {
        if (asked) process.exit(1);
        asked = true;
        resolve(signal);
      });
    }
  });
}
