import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import { locateInCache } from '../../../../kit/ground/runtime/find-cache.ts';
import { findLibrary } from '../../../../kit/ground/runtime/find-library.ts';
import { hashFile } from '../../../../kit/ground/runtime/hash-file.ts';
import type { PinnedLibrary } from '../../../../kit/ground/runtime/library.ts';
import { loadLibrary, requireFrom } from '../../../../kit/ground/runtime/load-library.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';

const FILES = {
  'package.json': '{"name":"@made/library","version":"1.2.3"}',
  'index.js': 'module.exports = 1;',
  'esm/index.js': 'export default 1;',
  'types.d.ts': '',
};

/** A package that the library needs. */
const PLAIN = 'node_modules/plain/index.js';

/** A folder with the made-up library in its `node_modules`. */
function makeHolder(folder = makeTemporaryFolder('holder')): string {
  for (const [path, text] of Object.entries(FILES)) write(locate(folder, path), text);
  write(join(folder, PLAIN), '');
  return folder;
}

function locate(folder: string, path: string): string {
  return join(folder, 'node_modules/@made/library', path);
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const sample = makeHolder();
const library: PinnedLibrary = {
  name: 'made',
  package: '@made/library',
  version: '1.2.3',
  pins: '/nowhere',
  lock: 'ab'.repeat(32),
  packages: {
    '@made/library': {
      integrity: 'sha512-made',
      files: Object.fromEntries(Object.keys(FILES).map((path) => [path, hashFile(locate(sample, path))])),
    },
    plain: { integrity: 'sha512-made', files: { 'index.js': hashFile(join(sample, PLAIN)) } },
    '@made/elsewhere': { integrity: 'sha512-made', os: ['plan9'], cpu: ['mips'], files: { 'a.node': '00' } },
  },
};

function makePlaces() {
  const cacheRoot = makeTemporaryFolder('cache');
  const cached = makeHolder(locateInCache(library, cacheRoot));
  return { kitRoot: makeHolder(), cacheRoot, cached };
}

test('looks into the kit, then the cache', () => {
  const { cached, ...places } = makePlaces();
  const empty = makeTemporaryFolder('empty');
  const find = (over: object) => findLibrary(library, { ...places, ...over }, silentLogger);
  expect(find({})).toBe(places.kitRoot);
  expect(find({ kitRoot: empty })).toBe(cached);
  expect(find({ kitRoot: empty, cacheRoot: empty })).toBeUndefined();
});

test('takes the folder the user names, and no other', () => {
  const { cached: _, ...places } = makePlaces();
  const runtimePath = makeHolder();
  expect(findLibrary(library, { ...places, runtimePath }, silentLogger)).toBe(runtimePath);
  const named = { ...places, runtimePath: makeTemporaryFolder('empty') };
  expect(() => findLibrary(library, named, silentLogger)).toThrow(
    `"runtime-path" must be a folder with @made/library 1.2.3 in its node_modules, every file as it was published; in ${named.runtimePath} it is not there. Run "npm install @made/library@1.2.3" in an empty folder`,
  );
});

const DAMAGES: [what: string, damage: (folder: string) => void, fault: string][] = [
  [
    'changed JavaScript',
    (folder) => writeFileSync(locate(folder, 'index.js'), 'module.exports = 2;'),
    '@made/library/index.js has changed',
  ],
  [
    'a changed package.json',
    (folder) =>
      writeFileSync(locate(folder, 'package.json'), FILES['package.json'].replace('}', ',"main":"x"}')),
    '@made/library/package.json has changed',
  ],
  [
    'a file that nobody published',
    (folder) => writeFileSync(locate(folder, 'index'), 'module.exports = 2;'),
    '@made/library/index does not belong to it',
  ],
  [
    'packages of its own in the package',
    (folder) => write(locate(folder, 'node_modules/other/index.js'), ''),
    '@made/library/node_modules/other/index.js does not belong to it',
  ],
  [
    'packages of its own beside the package',
    (folder) => write(join(folder, 'node_modules/@made/node_modules/other/index.js'), ''),
    'node_modules/@made/node_modules does not belong there',
  ],
  [
    'a file that Node takes before the package',
    (folder) => writeFileSync(`${locate(folder, '').replace(/\/$/, '')}.js`, 'module.exports = 2;'),
    'node_modules/@made/library.js does not belong there',
  ],
  [
    'a file that Node takes before a package without a scope',
    (folder) => writeFileSync(join(folder, 'node_modules/plain.node'), ''),
    'node_modules/plain.node does not belong there',
  ],
  ['a missing file', (folder) => rmSync(locate(folder, 'index.js')), '@made/library/index.js is missing'],
  [
    'a link to a file',
    (folder) => {
      renameSync(locate(folder, 'index.js'), join(folder, 'elsewhere.js'));
      symlinkSync(join(folder, 'elsewhere.js'), locate(folder, 'index.js'));
    },
    '@made/library/index.js is not a regular file',
  ],
  [
    'a link to a package',
    (folder) => {
      renameSync(locate(folder, ''), join(folder, 'elsewhere'));
      symlinkSync(join(folder, 'elsewhere'), locate(folder, ''));
    },
    'is no folder, or a link to one',
  ],
];

test.each(DAMAGES)('uses no place with %s', (_what, damage, fault) => {
  const { cached, ...places } = makePlaces();
  for (const folder of [places.kitRoot, cached]) damage(folder);
  const lines: string[] = [];
  const log = { ...silentLogger, debug: (line: string) => lines.push(line) };
  expect(findLibrary(library, places, log)).toBeUndefined();
  expect(lines).toHaveLength(2);
  for (const line of lines) expect(line).toContain(fault);
  expect(() => findLibrary(library, { ...places, runtimePath: cached }, silentLogger)).toThrow(fault);
});

test('loads the package itself, whatever name the folder above gives itself', () => {
  const folder = makeHolder();
  write(join(folder, 'package.json'), '{"name":"@made/library","exports":"./other.js"}');
  write(join(folder, 'other.js'), 'module.exports = 2;');
  expect(requireFrom(folder, library)).toBe(1);
});

test.each(['esm/index.js', 'types.d.ts'])('does without %s, which nothing requires', (path) => {
  const { cached: _, ...places } = makePlaces();
  rmSync(locate(places.kitRoot, path));
  expect(findLibrary(library, places, silentLogger)).toBe(places.kitRoot);
});

test('loads nothing that the published list does not name', async () => {
  for (const name of ['duckdb', 'onnxruntime'] as const) await loadLibrary(name, { log: silentLogger });
  const { cache } = createRequire(import.meta.url);
  const loaded = Object.keys(cache).flatMap(
    (file) => /node_modules\/((@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? [],
  );
  const { FILE_LISTS } = await import('../../../../kit/ground/runtime/own-pins.ts');
  const listed = new Set(Object.values(FILE_LISTS).flatMap((list) => Object.keys(list)));
  const wanted = [...new Set(loaded)].filter((name) => /duckdb|onnxruntime|libc/.test(name));
  expect(wanted.length).toBeGreaterThan(3);
  expect(wanted.filter((name) => !listed.has(name))).toEqual([]);
});
