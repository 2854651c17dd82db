import type { ChildProcess } from 'node:child_process';
import { afterAll } from 'vitest';
import type { ProgramResult } from '../../cli/start-program.ts';
import { startBundle } from '../helpers/fake-runner.ts';

const running = new Map<ChildProcess, Promise<ProgramResult>>();

// What a step leaves is read when it has ended: only then may its folder go.
afterAll(async () => {
  for (const child of running.keys()) child.kill('SIGKILL');
  await Promise.all(running.values());
});

/** `dist/serve.js` at work. */
export interface RunningService {
  url: string;
  /** The first line on its stdout. */
  ready: Record<string, unknown>;
  /** What it has said on stderr so far. */
  said(): string;
  /** Sends a signal and waits for the end. */
  stop(signal?: NodeJS.Signals): Promise<ProgramResult>;
  finished: Promise<ProgramResult>;
}

interface Start {
  directory: string;
  inputs: Record<string, string>;
  env?: Record<string, string>;
}

/** Starts the service on a free port and waits for its ready line. Killed after this test file at the latest. */
export async function startRunningService({ directory, inputs, env = {} }: Start): Promise<RunningService> {
  let [stdout, stderr] = ['', ''];
  let announce: (line: string) => void = () => {};
  const line = new Promise<string>((resolve) => {
    announce = resolve;
  });
  const { process: child, finished } = await startBundle({
    verb: 'serve',
    directory,
    inputs: { port: '0', ...inputs },
    env,
    onStdout: (text) => {
      stdout += text;
      if (stdout.includes('\n')) announce(stdout.split('\n')[0] ?? '');
    },
    onStderr: (text) => {
      stderr += text;
    },
  });
  running.set(child, finished);
  void finished.finally(() => running.delete(child));
  const early = finished.then(({ stderr: said }) =>
    Promise.reject(new Error(`The service ended early: ${said}`)),
  );
  early.catch(() => undefined);
  const ready: Record<string, unknown> = JSON.parse(await Promise.race([line, early]));
  return {
    url: String(ready['url']),
    ready,
    said: () => stderr,
    finished,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      return finished;
    },
  };
}
