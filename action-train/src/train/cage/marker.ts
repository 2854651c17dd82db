import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';

/** The variable that every process of a training inherits. */
export const MARKER = 'SLIPWAY_TRAINING';

const ROUNDS = 500;
const PAUSE_MILLISECONDS = 20;

/**
 * Ends every process whose environment holds the marker, until there is none.
 * @returns how many there were
 * @throws ConfigurationError for one that does not end
 */
export async function endMarked(marker: string): Promise<number> {
  const ended = new Set<string>();
  for (let round = 0; round < ROUNDS; round++) {
    const left = listMarked(marker);
    if (left.length === 0) return ended.size;
    for (const pid of left) {
      ended.add(pid);
      kill(pid);
    }
    await wait(PAUSE_MILLISECONDS);
  }
  throw new ConfigurationError(
    'SLW_PROCESS_LEFT',
    `The training command left a process behind that does not end (${listMarked(marker).join(', ')}), so its model is not taken. End it on the machine, and see what the command starts.`,
  );
}

/** Ids of the processes that carry a marker, as far as this user may look. */
export function listMarked(marker: string): string[] {
  const wanted = Buffer.from(`${MARKER}=${marker}\0`);
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name) && readEnvironment(name).includes(wanted));
}

function readEnvironment(pid: string): Buffer {
  try {
    return readFileSync(`/proc/${pid}/environ`);
  } catch {
    // It has ended, or is another user's.
    return Buffer.alloc(0);
  }
}

function kill(pid: string): void {
  try {
    process.kill(Number(pid), 'SIGKILL');
  } catch {
    // It has ended meanwhile; one that may not be ended is found again.
  }
}
