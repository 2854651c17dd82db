import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { createProcessKeeper } from '../../../cli/demo/process-keeper.ts';

test('no kept process outlives the end, not even one that ignores SIGTERM', async () => {
  const keeper = createProcessKeeper();
  const tame = spawn(process.execPath, ['-e', 'console.log(1); setInterval(() => {}, 1000)']);
  const stubborn = spawn(process.execPath, [
    '-e',
    'process.on("SIGTERM", () => {}); console.log(1); setInterval(() => {}, 1000)',
  ]);
  for (const child of [tame, stubborn]) keeper.keep(child);
  await Promise.all([once(tame.stdout, 'data'), once(stubborn.stdout, 'data')]);
  await keeper.endAll(100);
  expect(tame.signalCode).toBe('SIGTERM');
  expect(stubborn.signalCode).toBe('SIGKILL');
});

test('a process that is released or has ended is left alone', async () => {
  const keeper = createProcessKeeper();
  const short = spawn(process.execPath, ['-e', '']);
  keeper.keep(short);
  await once(short, 'exit');
  const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  keeper.keep(other)();
  await keeper.endAll(100);
  expect(other.exitCode).toBeNull();
  expect(other.signalCode).toBeNull();
  other.kill('SIGKILL');
});
