import { afterEach } from 'vitest';
import { findLeaks, findLeaksInFolder, type Leak } from './find-leaks.ts';
import { listForms, type Secrets } from './secret-forms.ts';
import { watchProcesses } from './watch-processes.ts';

/** Keeps watch over planted secrets. What it finds fails the test, unless the test takes it away. */
export interface SecretGuard {
  secrets: Secrets;
  /** Does some work, with an eye on the arguments of every process that starts meanwhile. */
  watch<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Looks through a text. */
  look(where: string, text: string): void;
  /** Looks through everything under a folder. */
  lookIn(folder: string): Promise<void>;
  /** Looks once more after each test: at what outlives a run. */
  keepLooking(work: () => Promise<void>): void;
  /** The leaks found so far, taken away. */
  takeLeaks(): Leak[];
}

interface Guarding {
  leaks: Leak[];
  looks: (() => Promise<void>)[];
}

const guarding: Guarding[] = [];

afterEach(async () => {
  for (const { looks } of guarding) for (const look of looks) await look();
  const leaks = guarding.flatMap((guard) => guard.leaks.splice(0));
  if (leaks.length === 0) return;
  const lines = leaks.map(({ secret, form, where }) => `${secret} ${form}: ${where}`);
  throw new Error(`Secrets have leaked:\n${[...new Set(lines)].join('\n')}`);
});

/** Starts to keep watch until the end of the test file. */
export function guardSecrets(secrets: Secrets): SecretGuard {
  const forms = listForms(secrets);
  const guard: Guarding = { leaks: [], looks: [] };
  guarding.push(guard);
  return {
    secrets,
    async watch(work) {
      const stop = watchProcesses(forms);
      try {
        return await work();
      } finally {
        guard.leaks.push(...stop());
      }
    },
    look: (where, text) => void guard.leaks.push(...findLeaks(forms, where, text)),
    lookIn: async (folder) => void guard.leaks.push(...(await findLeaksInFolder(forms, folder))),
    keepLooking: (work) => void guard.looks.push(work),
    takeLeaks: () => guard.leaks.splice(0),
  };
}
