import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { silentLogger } from '../../../kit/log/logger.ts';
import { locateInCache } from '../../../kit/runtime/find-cache.ts';
import { findLibrary } from '../../../kit/runtime/find-library.ts';
import type { PinnedLibrary } from '../../../kit/runtime/library.ts';
import { markComplete } from '../../../kit/runtime/verify-install.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';

const library: PinnedLibrary = {
  name: 'made',
  package: '@made/library',
  version: '1.2.3',
  pins: '/nowhere',
  lock: 'ab'.repeat(32),
};

async function makeHolder(version: string, folder = makeTemporaryFolder('holder')): Promise<string> {
  const file = join(folder, 'node_modules/@made/library/package.json');
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify({ name: '@made/library', version }));
  return folder;
}

async function makePlaces() {
  const cacheRoot = makeTemporaryFolder('cache');
  const cached = await makeHolder('1.2.3', locateInCache(library, cacheRoot));
  await markComplete(cached, library);
  return { workspace: await makeHolder('1.2.3'), kitRoot: await makeHolder('1.2.3'), cacheRoot, cached };
}

test('takes the first place that holds the pinned version: workspace, kit, cache', async () => {
  const { cached, ...places } = await makePlaces();
  const empty = makeTemporaryFolder('empty');
  const find = (over: object) => findLibrary(library, { ...places, ...over }, silentLogger);
  expect(await find({})).toBe(places.workspace);
  expect(await find({ workspace: empty })).toBe(places.kitRoot);
  expect(await find({ workspace: undefined, kitRoot: empty })).toBe(cached);
  expect(await find({ workspace: empty, kitRoot: empty, cacheRoot: empty })).toBeUndefined();
});

test('passes over another version and says so in the debug log', async () => {
  const { cached: _, ...places } = await makePlaces();
  const workspace = await makeHolder('1.0.0');
  const lines: string[] = [];
  const log = { ...silentLogger, debug: (line: string) => lines.push(line) };
  expect(await findLibrary(library, { ...places, workspace }, log)).toBe(places.kitRoot);
  expect(lines).toEqual([`@made/library: ${workspace} holds 1.0.0, not 1.2.3; not used`]);
});

test('takes the folder the user names, and no other', async () => {
  const { cached: _, ...places } = await makePlaces();
  const runtimePath = await makeHolder('1.2.3');
  expect(await findLibrary(library, { ...places, runtimePath }, silentLogger)).toBe(runtimePath);
});

test.each([
  ['1.0.0', 'holds version 1.0.0'],
  [undefined, 'does not hold it'],
])('refuses a named folder with version %s', async (version, reason) => {
  const { cached: _, ...places } = await makePlaces();
  const runtimePath = version ? await makeHolder(version) : makeTemporaryFolder('empty');
  await expect(findLibrary(library, { ...places, runtimePath }, silentLogger)).rejects.toThrow(
    `"runtime-path" must be a folder with @made/library 1.2.3 in its node_modules; ${runtimePath} ${reason}. Run "npm install @made/library@1.2.3" there`,
  );
});

test.each([
  ['no marker', 'rm', 'it is not complete'],
  ['half a marker', '{"lock": "ab', 'it is not complete'],
  ['the marker of another lock file', '{"lock": "cd", "files": {}}', 'it was made from another lock file'],
  [
    'a native file that is gone',
    `{"lock": "${'ab'.repeat(32)}", "files": {"a.node": "00"}}`,
    'a.node is missing',
  ],
])('does not use a cache entry with %s', async (_what, marker, fault) => {
  const { cached, cacheRoot } = await makePlaces();
  await writeFile(join(cached, '.complete'), marker);
  const lines: string[] = [];
  const log = { ...silentLogger, debug: (line: string) => lines.push(line) };
  expect(await findLibrary(library, { kitRoot: '/nowhere', cacheRoot }, log)).toBeUndefined();
  expect(lines).toEqual([`@made/library: ${cached} is not used: ${fault}`]);
});
