import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findNode, ROOT } from '../../scripts/find-node.mjs';
import { HOUSE, readLog } from '../helpers/make-bundle.ts';
import { startLoad } from './load-client.ts';
import { makeServingProject } from './serving-project.ts';

const WAIT = { timeout: 50_000 };
const started = new Set<ChildProcess>();

afterAll(() => {
  for (const child of started) child.kill('SIGKILL');
});

/** `slipway serve` in a process group of its own, as a service manager starts it, asked without a pause. */
async function startWrapped() {
  const { repository } = await makeServingProject();
  const { directory } = repository;
  const { PATH, HOME, XDG_CACHE_HOME } = process.env;
  const args = ['serve', '--environment', 'production', '--port', '0', '--log', 'file://.slipway/log'];
  const wrapper = spawn(findNode(), [join(ROOT, 'dist/cli.js'), ...args], {
    cwd: directory,
    env: { PATH, HOME, XDG_CACHE_HOME },
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.add(wrapper);
  const [line] = await once(wrapper.stdout.setEncoding('utf8'), 'data');
  const { url } = JSON.parse(String(line));
  const load = startLoad({ url, body: JSON.stringify(HOUSE), connections: 4, findFault: () => undefined });
  const answered = () => [...load.versions.values()].reduce((sum, count) => sum + count, 0);
  await expect.poll(answered, WAIT).toBeGreaterThan(20);
  return { wrapper, url, load, answered, log: join(directory, '.slipway/log') };
}

test('SIGTERM to the whole process group, as systemctl stop sends it, loses no answer', async () => {
  const { wrapper, load, answered, log } = await startWrapped();
  const ended = once(wrapper, 'exit');
  process.kill(-Number(wrapper.pid), 'SIGTERM');
  await load.stop();
  expect(load.failures).toEqual([]);
  expect(await ended).toEqual([0, null]);
  expect(await readLog(log)).toHaveLength(answered());
});

test('a service whose wrapper was killed drains and ends', async () => {
  const { wrapper, url, load, answered, log } = await startWrapped();
  wrapper.kill('SIGKILL');
  await load.stop();
  expect(load.failures).toEqual([]);
  const answers = () =>
    fetch(`${url}/v2/health/live`).then(
      () => true,
      () => false,
    );
  await expect.poll(answers, WAIT).toBe(false);
  const logged = async () => (await readLog(log)).length;
  await expect.poll(logged, WAIT).toBe(answered());
});
