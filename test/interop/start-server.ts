import { type ChildProcess, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll } from 'vitest';
import { findFreePort } from '../helpers/free-port.ts';

const servers: ChildProcess[] = [];

afterAll(async () => {
  for (const server of servers.splice(0)) {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    if (server.kill()) await ended;
  }
});

/** Starts a server on a free port of this machine and waits until it listens; it ends with the test file. */
export async function startServer(
  program: string,
  describe: (address: string) => { args: string[]; env?: Record<string, string> },
): Promise<string> {
  const port = await findFreePort();
  const address = `127.0.0.1:${port}`;
  const { args, env = {} } = describe(address);
  const server = spawn(program, args, { stdio: 'ignore', env: { ...process.env, ...env } });
  servers.push(server);
  for (const end = Date.now() + 30_000; Date.now() < end; await delay(50)) {
    if (server.exitCode !== null)
      throw new Error(`${program} ended with ${server.exitCode} before it listened.`);
    if (await listens(port)) return address;
  }
  throw new Error(`${program} does not listen on ${address} after 30 s.`);
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
