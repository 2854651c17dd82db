import { execFileSync } from 'node:child_process';
import { chmodSync, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findNode } from '../../scripts/find-node.mjs';
import { runBundle } from '../helpers/fake-runner.ts';
import { packageModel } from '../helpers/package-model.ts';
import { GOOD } from '../helpers/rent-model.ts';
import { makeSampleProject } from '../helpers/sample-project.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';

/** A Node that begins with a line of shell. */
function nodeAfter(line: string): string {
  const file = join(makeTemporaryFolder('node'), 'node');
  writeFileSync(file, `#!/bin/sh\n${line}\nexec "${findNode()}" "$@"\n`);
  chmodSync(file, 0o755);
  return file;
}

function findPartial(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.includes('.partial'));
}

test.skipIf(process.platform === 'win32')(
  'a disk that takes no more is one sentence, and nothing half-written stays',
  async () => {
    const { directory, storeFolder, evaluate } = await makeSampleProject();
    const artifact = await evaluate(GOOD);
    // Files of 6 blocks: the bundle's larger ones are refused as a full disk would.
    const node = nodeAfter('ulimit -f 6');
    const { exitCode, outputs, annotations } = await runBundle({
      verb: 'package',
      inputs: { artifact },
      directory,
      node,
    });
    expect(exitCode).toBe(1);
    expect(outputs).toEqual({});
    expect(annotations.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^The file .* would grow beyond the size of a file .* Raise the limit and run/),
    ]);
    expect([...findPartial(directory), ...findPartial(storeFolder)]).toEqual([]);
  },
);

test.runIf(process.platform === 'linux').each([
  [
    'package',
    'file:///proc/slipway',
    /^The store file:\/\/\/proc\/slipway lies in a file system where nothing/,
  ],
  ['package', 'file:///sys/slipway', /^The store file:\/\/\/sys\/slipway may not be written by this user/],
  ['package', 'file:///dev/null/x', /^The store file:\/\/\/dev\/null\/x is not a folder/],
])('%s into %s ends with one sentence', async (verb, store, sentence) => {
  const project = await makeSampleProject();
  const inputs = { artifact: await project.evaluate(GOOD), store };
  const { exitCode, annotations } = await runBundle({ verb, inputs, directory: project.directory });
  expect(exitCode).toBe(1);
  expect(annotations.map(({ message }) => message)).toEqual([expect.stringMatching(sentence)]);
});

test('folders that may not be written are named', async () => {
  const { directory, storeFolder, evaluate } = await makeSampleProject();
  const inputs = { artifact: await evaluate(GOOD) };
  // Root may write everywhere, unless the capability for it is taken away.
  const isRoot = process.getuid?.() === 0;
  const drop = isRoot ? 'setpriv --bounding-set=-dac_override ' : '';
  const node = nodeAfter(`exec ${drop}"${findNode()}" "$@"`);
  const run = () => runBundle({ verb: 'package', inputs, directory, node });
  chmodSync(storeFolder, 0o555);
  expect((await run()).annotations.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^The store file:\/\/.* may not be written by this user/),
  ]);
  execFileSync('chmod', ['-R', 'a-w', join(directory, '.slipway')]);
  expect((await run()).annotations.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^The file .*\.slipway\/evaluated\/.* may not be written by this user/),
  ]);
});

test('several packagings of one model at once end with the same whole bundle', async () => {
  const { directory, evaluate } = await makeSampleProject();
  const inputs = { artifact: await evaluate(GOOD) };
  const run = () => runBundle({ verb: 'package', inputs, directory });
  const results = await Promise.all([run(), run(), run()]);
  expect(results.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
  const digests = new Set(results.map(({ outputs }) => outputs['bundle-digest']));
  expect(digests.size).toBe(1);
  const [digest = ''] = digests;
  const check = await runBundle({
    verb: 'check',
    inputs: { 'bundle-digest': digest, requests: '5', 'max-p99-ms': '60000' },
    directory,
  });
  expect(check.exitCode).toBe(0);
});

test('a store whose blobs were cut short is refused, and mended by packaging again', async () => {
  const project = await makeSampleProject();
  const { directory, storeFolder } = project;
  const digest = await packageModel(project, GOOD);
  const check = () =>
    runBundle({
      verb: 'check',
      inputs: { 'bundle-digest': digest, requests: '5', 'max-p99-ms': '60000' },
      directory,
    });
  const blobs = join(storeFolder, 'blobs/sha256');
  for (const name of readdirSync(blobs)) {
    if (name !== digest.slice('sha256:'.length))
      truncateSync(join(blobs, name), Math.floor(statSync(join(blobs, name)).size / 2));
  }
  const cut = await check();
  expect(cut.exitCode).toBe(1);
  expect(cut.annotations.map(({ message }) => message)).toEqual([
    expect.stringMatching(/^The blob sha256:.* is damaged: it holds \d+ of \d+ bytes\. Restore it/),
  ]);
  expect(await packageModel(project, GOOD)).toBe(digest);
  expect((await check()).exitCode).toBe(0);
});
