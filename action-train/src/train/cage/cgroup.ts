import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Start } from './cage.ts';

/** Moves itself into the group, then becomes the command. */
const STAGE = 'echo $$ > "$1" && exec /bin/sh -c "$2"';

/** A control group (cgroup v2) below this process's own. */
export interface Group {
  wrap(command: string): Start;
  /** Ends what is in it, and removes it. @returns how many processes were in it */
  end(): Promise<number>;
}

/** Makes a group where cgroup v2 lets this user; undefined elsewhere. */
export function openGroup(): Group | undefined {
  const folder = makeGroup();
  if (folder === undefined) return undefined;
  const members = join(folder, 'cgroup.procs');
  return {
    wrap: (command) => ({ program: '/bin/sh', args: ['-c', STAGE, 'slipway', members, command] }),
    end: async () => {
      const left = readMembers(members).length;
      if (left > 0) writeFileSync(join(folder, 'cgroup.kill'), '1');
      // The kernel empties it at once; a process that is in the middle of a system call ends after that.
      for (let round = 0; round < 500 && readMembers(members).length > 0; round++) await wait(20);
      rmdirSync(folder);
      return left;
    },
  };
}

function makeGroup(): string | undefined {
  try {
    const [, own] = /^0::(.*)$/m.exec(readFileSync('/proc/self/cgroup', 'utf8')) ?? [];
    const [, root] =
      / (\S+) \S+ (?:\S+:\S+ )*- cgroup2 /.exec(readFileSync('/proc/self/mountinfo', 'utf8')) ?? [];
    if (own === undefined || root === undefined) return undefined;
    const folder = join(root, own, `slipway-${randomUUID()}`);
    mkdirSync(folder);
    return canKill(folder) ? folder : undefined;
  } catch {
    // There is no cgroup v2, or it is not this user's to divide.
    return undefined;
  }
}

/** Linux 5.14 and later. */
function canKill(folder: string): boolean {
  try {
    writeFileSync(join(folder, 'cgroup.kill'), '1');
    return true;
  } catch {
    rmdirSync(folder);
    return false;
  }
}

function readMembers(file: string): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}
