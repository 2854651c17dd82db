import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** A server that answers. */
export interface Server {
  url: string;
  stop(): Promise<void>;
}

interface ServerCommand {
  command: string;
  args: string[];
  env: Record<string, string>;
}

/** Starts a server that prints a line of JSON with its `url` when it is ready. */
export async function startServer({ command, args, env }: ServerCommand, cwd: string): Promise<Server> {
  const child = spawn(command, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += chunk;
    if (printed.includes('\n')) break;
  }
  const ready: unknown = JSON.parse(printed.split('\n')[0] ?? '');
  return {
    url: String(Object(ready).url),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
