import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { hasCode } from '../../../kit/ground/errors/configuration-error.ts';
import type { Cage, Exit } from './cage/cage.ts';

export interface CommandRequest {
  command: string;
  directory: string;
  environment: Record<string, string>;
  maxMinutes: number;
  /** Between SIGTERM and SIGKILL. */
  graceSeconds: number;
  /** Takes what the command prints. */
  output: Writable;
  cage: Cage;
}

/** How a command ended. */
export interface CommandEnd extends Exit {
  /** Why it was told to end: its time was up, or this process was told to. */
  stopped: 'time' | 'cancelled' | null;
  /** It had to be killed. */
  killed: boolean;
  /** Processes that outlived it outside of its group, and were ended. */
  leftovers: number;
}

/** How long output may still come from a process that has left the group. */
const DRAIN_MILLISECONDS = 2000;

/**
 * Runs a command through the shell in a process group of its own, and leaves none of the group behind, nor anything else
 * that its cage holds. When its time is up, or SIGTERM, SIGINT or SIGHUP comes for this process, the group gets
 * SIGTERM, and SIGKILL after the grace.
 */
export async function runCommand(request: CommandRequest): Promise<CommandEnd> {
  const child = startCaged(request);
  const closed = once(child, 'close');
  const guard = guardTime(child, request);
  try {
    const [exitCode, signal] = await once(child, 'exit');
    guard.release();
    signalGroup(child, 'SIGKILL');
    const leftovers = await request.cage.endAll();
    return { ...request.cage.readExit(exitCode, signal), ...guard.state, leftovers };
  } finally {
    guard.release();
    signalGroup(child, 'SIGKILL');
    await withTimeout(closed, DRAIN_MILLISECONDS);
    child.stdout.destroy();
    child.stderr.destroy();
  }
}

function startCaged({ command, directory, environment, output, cage }: CommandRequest) {
  const { program, args, shell = false } = cage.wrap(command);
  const child = spawn(program, args, {
    shell,
    cwd: directory,
    env: { ...environment, ...cage.environment },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.write(chunk));
  return child;
}

function guardTime(child: ChildProcess, { maxMinutes, graceSeconds }: CommandRequest) {
  const state: Pick<CommandEnd, 'stopped' | 'killed'> = { stopped: null, killed: false };
  let killing: NodeJS.Timeout | undefined;
  const stop = (reason: 'time' | 'cancelled') => {
    if (state.stopped) return;
    state.stopped = reason;
    signalGroup(child, 'SIGTERM');
    killing = setTimeout(() => {
      state.killed = true;
      signalGroup(child, 'SIGKILL');
    }, graceSeconds * 1000);
  };
  const cancel = () => stop('cancelled');
  const expiry = setTimeout(() => stop('time'), Math.min(maxMinutes * 60_000, 2 ** 31 - 1));
  process.on('SIGTERM', cancel).on('SIGINT', cancel).on('SIGHUP', cancel);
  return {
    state,
    release() {
      clearTimeout(expiry);
      clearTimeout(killing);
      process.off('SIGTERM', cancel).off('SIGINT', cancel).off('SIGHUP', cancel);
    },
  };
}

/** Signals the child's whole process group; nothing happens when it is gone. */
function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    if (!hasCode(error, 'ESRCH') && !hasCode(error, 'EPERM')) throw error;
  }
}

async function withTimeout(work: Promise<unknown>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise((resolve) => {
    timer = setTimeout(resolve, milliseconds);
  });
  await Promise.race([work, timeout]);
  clearTimeout(timer);
}
