import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../../scripts/find-node.mjs';
import { withLock } from '../../../scripts/with-lock.mjs';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';

const MODULE = join(ROOT, 'scripts/with-lock.mjs');

test('the lock is held during the work and gone after it, whatever the work came to', () => {
  const file = join(makeTemporaryFolder('lock'), 'tool.lock');
  expect(withLock(file, () => readFileSync(file, 'utf8'))).toBe(String(process.pid));
  expect(existsSync(file)).toBe(false);
  expect(() =>
    withLock(file, () => {
      throw new Error('no space');
    }),
  ).toThrow('no space');
  expect(existsSync(file)).toBe(false);
});

test('a lock whose holder is gone is taken over', () => {
  const file = join(makeTemporaryFolder('lock'), 'tool.lock');
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(file, String(pid));
  expect(withLock(file, () => 'done')).toBe('done');
});

test('processes take turns', async () => {
  const folder = makeTemporaryFolder('lock');
  const log = join(folder, 'log');
  const script = `
    import { appendFileSync } from 'node:fs';
    import { withLock } from ${JSON.stringify(MODULE)};
    withLock(${JSON.stringify(join(folder, 'tool.lock'))}, () => {
      appendFileSync(${JSON.stringify(log)}, 'in ');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
      appendFileSync(${JSON.stringify(log)}, 'out ');
    });`;
  const start = () =>
    once(spawn(process.execPath, ['--input-type=module', '--eval', script], { stdio: 'inherit' }), 'close');
  const codes = (await Promise.all([start(), start(), start()])).map(([code]) => code);
  expect(codes).toEqual([0, 0, 0]);
  expect(readFileSync(log, 'utf8')).toBe('in out in out in out ');
});
