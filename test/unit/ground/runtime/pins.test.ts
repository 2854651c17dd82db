import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FileList } from '../../../../kit/ground/runtime/file-list.ts';
import { DUCKDB, ONNXRUNTIME } from '../../../../kit/ground/runtime/library.ts';
import { FILE_LISTS, readOwnPins } from '../../../../kit/ground/runtime/own-pins.ts';
import { ROOT } from '../../../../scripts/find-node.mjs';
import { findStaleFileLists, readLoadedPackages } from '../../../../scripts/write-file-lists.ts';

interface LockEntry {
  version?: string;
  integrity?: string;
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}

const readJson = (path: string) => JSON.parse(readFileSync(join(ROOT, path), 'utf8'));

test.each([DUCKDB, ONNXRUNTIME])(
  '$name: the pins are those that the kit is built and tested with',
  async (library) => {
    const { version } = await readOwnPins(library);
    expect(version).toBe(readJson('package.json').devDependencies[library.package]);
    expect(readJson(`runtime/${library.name}/package.json`).dependencies).toEqual({
      [library.package]: version,
    });
  },
);

test.each(['duckdb', 'onnxruntime', 'node'])(
  '%s: every package is pinned by digest, by no registry',
  (name) => {
    const { '': _root, ...packages } = readJson(`runtime/${name}/package-lock.json`).packages;
    expect(Object.keys(packages).length).toBeGreaterThan(0);
    for (const entry of Object.values<LockEntry>(packages)) {
      expect(entry.integrity).toMatch(/^sha512-/);
      expect(entry.resolved).toBeUndefined();
    }
  },
);

// npm leaves out of a new lock file what the registry does not have, and "npm ci" then refuses that file everywhere.
test.each(['', 'runtime/duckdb/', 'runtime/onnxruntime/', 'runtime/node/'])(
  '%spackage-lock.json holds the packages of every platform',
  (folder) => {
    const packages: Record<string, LockEntry> = readJson(`${folder}package-lock.json`).packages;
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.entries(optionalDependencies)
        .filter(([, version]) => /^\d/.test(version))
        .filter(
          ([name, version]) =>
            ![`${path}/node_modules/${name}`, `node_modules/${name}`].some(
              (at) => packages[at]?.version === version,
            ),
        )
        .map(([name, version]) => `${name}@${version}`),
    );
    expect(missing).toEqual([]);
  },
);

test.each([DUCKDB, ONNXRUNTIME])(
  '$name: every package that is loaded is listed, as the lock pins it',
  (library) => {
    const loaded = readLoadedPackages(library);
    const list: FileList = FILE_LISTS[library.name];
    expect(Object.keys(list)).toEqual([...loaded.keys()]);
    for (const [name, { integrity, os }] of loaded) {
      expect(list[name]).toMatchObject({ integrity, ...(os?.length === 1 ? { os } : {}) });
      expect(Object.keys(list[name]?.files ?? {})).toContain('package.json');
    }
  },
);

test('the lists are those of the packages that npm has verified here', async () => {
  expect(await findStaleFileLists()).toEqual([]);
});
