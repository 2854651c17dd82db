import { existsSync, readdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBundle } from '../helpers/fake-runner.ts';
import { HOUSES, makeProject } from './ingest-project.ts';

let server: Server;
let source: string;

/** Sends the first half of the houses, and never the second. */
beforeAll(async () => {
  server = createServer((_, response) => {
    response.writeHead(200, { 'content-length': HOUSES.length });
    response.write(HOUSES.slice(0, HOUSES.length / 2));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  source = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/houses.csv`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

it.each(['SIGINT', 'SIGTERM'] as const)('%s in the middle leaves nothing half-written', async (signal) => {
  const project = makeProject();
  const downloads = join(project.directory, '.slipway/data/sources');
  const running = await startBundle({
    verb: 'ingest',
    inputs: { source, 'allow-http': true },
    directory: project.directory,
  });
  await expect
    .poll(() => existsSync(downloads) && readdirSync(downloads), { timeout: 60_000 })
    .toHaveLength(1);
  running.process.kill(signal);
  const { outputs } = await running.finished;
  expect(running.process.signalCode).toBe(signal);
  expect(outputs).toEqual({});
  expect(readdirSync(downloads)).toEqual([]);
  expect(existsSync(join(project.directory, '.slipway/store'))).toBe(false);
  expect(project.git('status', '--porcelain')).toBe('');
  expect(project.remoteGit('branch', '--list')).toBe('* main');
});
