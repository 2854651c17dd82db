import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inTemporaryFolder } from '../../../../kit/ground/files/temporaries.ts';
import { findNode, ROOT } from '../../../../scripts/find-node.mjs';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';

const SCRIPT = `
import { endOnSignals } from '${ROOT}/kit/action/end-on-signals.ts';
import { replaceAtomically } from '${ROOT}/kit/ground/files/files.ts';
import { inTemporaryFolder } from '${ROOT}/kit/ground/files/temporaries.ts';
import { writeFileSync } from 'node:fs';
const [mode] = process.argv.slice(2);
endOnSignals();
if (mode === 'graceful') process.once('SIGTERM', () => setTimeout(() => process.exit(7)));
setInterval(() => {}, 1000);
await inTemporaryFolder('slipway-test-', (folder) =>
  replaceAtomically('kept/file', async (temporary) => {
    writeFileSync(temporary, 'half');
    console.log(folder);
    await new Promise(() => {});
  }),
);
`;

/** A process that hangs in the middle of writing a file, and the temporary folder it works in. */
async function startWriter(mode: string) {
  const directory = makeTemporaryFolder('writer');
  writeFileSync(join(directory, 'writer.ts'), SCRIPT);
  const child = spawn(findNode(), ['writer.ts', mode], {
    cwd: directory,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout.setEncoding('utf8'), 'data');
  return { child, kept: join(directory, 'kept'), folder: String(line).trim() };
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s takes what is half-written along', async (signal) => {
  const { child, kept, folder } = await startWriter('plain');
  expect(readdirSync(kept)).toHaveLength(1);
  child.kill(signal);
  expect(await once(child, 'exit')).toEqual([null, signal]);
  expect(readdirSync(kept)).toEqual([]);
  expect(existsSync(folder)).toBe(false);
});

test('a process that minds the signal itself keeps what it is writing', async () => {
  const { child, kept } = await startWriter('graceful');
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([7, null]);
  expect(readdirSync(kept)).toHaveLength(1);
});

test('a temporary folder goes when its work is done, well or not', async () => {
  const seen: string[] = [];
  const work = async (folder: string) => {
    writeFileSync(join(folder, 'x'), '');
    seen.push(folder);
    if (seen.length === 2) throw new Error('no');
    return 3;
  };
  expect(await inTemporaryFolder('slipway-test-', work)).toBe(3);
  await expect(inTemporaryFolder('slipway-test-', work)).rejects.toThrow('no');
  expect(seen.map((folder) => existsSync(folder))).toEqual([false, false]);
});
