import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll } from 'vitest';

/** A program at work, whose output goes to a file. */
export interface RunningProcess {
  /** All it has printed. */
  readLog(): string;
  /** Asks it to end, and waits until it has. */
  stop(): Promise<void>;
  /** Ends it and every process below it at once, as a machine does that loses its power. */
  kill(): Promise<void>;
}

interface Start {
  program: string;
  args: readonly string[];
  /** All of its environment: nothing is taken over from this process. */
  env: NodeJS.ProcessEnv;
  directory: string;
  /** Added to, so that a second start keeps what the first one said. */
  logFile: string;
}

const running = new Set<RunningProcess>();

afterAll(async () => {
  for (const process of [...running].reverse()) await process.stop();
});

/** Starts a program that runs until it is stopped; after this test file at the latest. */
export function startProcess({ program, args, env, directory, logFile }: Start): RunningProcess {
  const output = openSync(logFile, 'a');
  const child = spawn(program, args, { cwd: directory, env, stdio: ['ignore', output, output] });
  closeSync(output);
  child.on('error', (error) => console.error(`${program} does not start: ${error.message}`));
  const process: RunningProcess = {
    readLog: () => (existsSync(logFile) ? readFileSync(logFile, 'utf8') : ''),
    stop: () => end(child, () => child.kill('SIGTERM')).finally(() => running.delete(process)),
    kill: () => end(child, () => killTree(child.pid)).finally(() => running.delete(process)),
  };
  running.add(process);
  return process;
}

async function end(child: ChildProcess, signal: () => void): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  signal();
  await ended;
}

/** The children first to be found, all before the first is killed: an orphan would not be found any more. */
function killTree(root: number | undefined): void {
  if (root === undefined) return;
  for (const pid of [root, ...listDescendants(root)]) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself in between.
    }
  }
}

function listDescendants(root: number): number[] {
  const parents = readParents();
  const found: number[] = [];
  for (const pending = [root]; pending.length > 0; ) {
    const parent = pending.pop();
    const children = [...parents].filter(([, above]) => above === parent).map(([pid]) => pid);
    found.push(...children);
    pending.push(...children);
  }
  return found;
}

/** The parent of every process of this machine, by Linux's `/proc/<pid>/stat`. */
function readParents(): Map<number, number> {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const [, parent] = readFileSync(`/proc/${name}/stat`, 'latin1').match(/\) \S (\d+) /) ?? [];
      parents.set(Number(name), Number(parent));
    } catch {
      // It ended while the list was read.
    }
  }
  return parents;
}
