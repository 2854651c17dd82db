import { readdirSync, readFileSync } from 'node:fs';
import { findLeaks, type Leak } from './find-leaks.ts';
import type { SecretForm } from './secret-forms.ts';

/** Milliseconds between two looks. */
const INTERVAL = 20;

/**
 * Looks at the argument lists of all processes that start from now on, again and again.
 * @returns what ends it; it gives the leaks seen
 */
export function watchProcesses(forms: readonly SecretForm[]): () => Leak[] {
  const before = new Set(listProcesses());
  const known = new Map<string, string>();
  const leaks: Leak[] = [];
  const look = () => {
    for (const id of listProcesses().filter((process) => !before.has(process))) {
      const words = readArguments(id);
      if (words === known.get(id)) continue;
      known.set(id, words);
      // Named by the program alone: the rest of the words may be the secret.
      leaks.push(...findLeaks(forms, `arguments of ${words.split('\0')[0]}`, words));
    }
  };
  const timer = setInterval(look, INTERVAL);
  return () => {
    clearInterval(timer);
    return leaks;
  };
}

function listProcesses(): string[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name));
}

function readArguments(id: string): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8');
  } catch {
    // It has ended since it was listed.
    return '';
  }
}
