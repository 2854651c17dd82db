import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { KIT_ROOT } from '../../cli/kit-root.ts';
import { findNode } from '../../scripts/find-node.mjs';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';

function startDemo(...args: string[]): {
  child: ChildProcess;
  printed: () => string;
  ended: Promise<number | null>;
} {
  const child = spawn(findNode(), [join(KIT_ROOT, 'dist/cli.js'), 'demo', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (text += part));
  const ended = new Promise<number | null>((done) => child.once('close', done));
  return { child, printed: () => text, ended };
}

/** Processes whose command line or working folder names `folder`. */
function listProcesses(folder: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => readCommand(pid))
    .filter((command) => command.includes(folder));
}

function readCommand(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'utf8') + readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    // It ended meanwhile.
    return '';
  }
}

test('the demo runs the whole cycle, and its files are there', { timeout: 180_000 }, async () => {
  const folder = join(makeTemporaryFolder('demo'), 'work');
  const { printed, ended } = startDemo('--folder', folder);
  expect(await ended, printed()).toBe(0);
  const text = printed();
  for (const stage of ['ingest', 'train', 'evaluate', 'package', 'promote', 'check', 'serve', 'rollback']) {
    expect(text).toMatch(new RegExp(`^done {3}${stage}: `, 'm'));
  }
  expect(text).toMatch(/^done {3}monitor same: ok: /m);
  expect(text).toMatch(/^done {3}monitor shifted: drift: .*(lot_size|stories)/m);
  for (const file of [
    'reports/window-same.html',
    'reports/window-shifted.html',
    'reports/window-shifted-issue.md',
  ]) {
    expect(existsSync(join(folder, file)), file).toBe(true);
  }
  expect(text).toContain(`Everything lies in ${folder} for a look.`);
});

test.runIf(existsSync('/proc'))('Ctrl-C leaves no process behind', { timeout: 180_000 }, async () => {
  const folder = join(makeTemporaryFolder('demo'), 'work');
  const { child, printed, ended } = startDemo('--folder', folder);
  await new Promise<void>((reached, fail) => {
    child.stderr?.on('data', () => {
      if (/done {3}serve: /.test(printed())) reached();
    });
    child.once('close', () => fail(new Error(printed())));
  });
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  expect(listProcesses(folder)).toEqual([]);
});
