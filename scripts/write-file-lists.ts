// Writes runtime/<library>/files.json, the SHA-256 of every file of a native library's packages, for every platform:
// node scripts/run24.mjs scripts/write-file-lists.ts (downloads a few hundred MB)
import { spawnSync } from 'node:child_process';
import { copyFileSync, lstatSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalJson } from '../kit/format/manifest/canonical-json.ts';
import { listFiles } from '../kit/ground/files/list-files.ts';
import type { FileList, PackageFiles } from '../kit/ground/runtime/file-list.ts';
import { hashFile } from '../kit/ground/runtime/hash-file.ts';
import { DUCKDB, type Library, ONNXRUNTIME } from '../kit/ground/runtime/library.ts';
import { ROOT } from './find-node.mjs';

const MODULES = join(ROOT, 'node_modules');

interface LockEntry {
  integrity: string;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/** The libraries whose files are listed. */
export const LISTED: readonly Library[] = [DUCKDB, ONNXRUNTIME];

/** Where a library's list is committed. */
export function locateFileList(library: Library): string {
  return join(ROOT, 'runtime', library.name, 'files.json');
}

/** The lock's entries of the packages that are loaded: the library's own, and what they depend on. By package. */
export function readLoadedPackages(library: Library): Map<string, LockEntry> {
  const lock = JSON.parse(readFileSync(join(ROOT, 'runtime', library.name, 'package-lock.json'), 'utf8'));
  const packages: Record<string, LockEntry> = lock.packages;
  const found = new Map<string, LockEntry>();
  const waiting: string[] = [library.package];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const entry = packages[`node_modules/${name}`];
    if (!entry || found.has(name) || library.installOnly?.includes(name)) continue;
    found.set(name, entry);
    waiting.push(...Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }));
  }
  return new Map([...found].sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Hex SHA-256 of every file of a package below a `node_modules`, by path. */
export async function hashPackage(modules: string, name: string): Promise<Record<string, string>> {
  const folder = join(modules, name);
  const files = (await listFiles(folder)).filter((file) => !file.startsWith('node_modules/'));
  return Object.fromEntries(files.map((file) => [file, hashFile(join(folder, file))]));
}

/** Lets npm fetch a library for each platform there is, by the lock's SHA-512 digests, and hashes what it brings. */
async function listLibrary(library: Library): Promise<FileList> {
  const entries = readLoadedPackages(library);
  const list: Record<string, PackageFiles> = {};
  for (const flags of listPlatforms([...entries.values()])) {
    const folder = mkdtempSync(join(tmpdir(), 'slipway-files-'));
    try {
      install(library, folder, flags);
      for (const [name, entry] of entries) {
        const isThere = lstatSync(join(folder, 'node_modules', name), { throwIfNoEntry: false });
        if (!isThere || list[name]) continue;
        const { integrity, os, cpu, libc } = entry;
        const limits = { ...(os && cpu ? { os, cpu } : {}), ...(libc ? { libc } : {}) };
        list[name] = { integrity, ...limits, files: await hashPackage(join(folder, 'node_modules'), name) };
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return Object.fromEntries([...entries.keys()].map((name) => [name, requireListed(list, name)]));
}

function requireListed(list: FileList, name: string): PackageFiles {
  const found = list[name];
  if (found) return found;
  throw new Error(`npm installed ${name} for no platform.`);
}

/** npm's flags for each platform that some package is for. */
function listPlatforms(entries: readonly LockEntry[]): string[][] {
  const bound = entries.filter(({ os, cpu }) => os?.length === 1 && cpu?.length === 1);
  if (bound.length === 0) return [[]];
  return bound.map(({ os, cpu, libc }) => [
    `--os=${os?.[0]}`,
    `--cpu=${cpu?.[0]}`,
    ...(libc ? [`--libc=${libc[0]}`] : []),
  ]);
}

function install(library: Library, folder: string, flags: readonly string[]): void {
  for (const file of ['package.json', 'package-lock.json']) {
    copyFileSync(join(ROOT, 'runtime', library.name, file), join(folder, file));
  }
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...flags];
  const { status } = spawnSync('npm', args, { cwd: folder, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error(`npm could not install ${library.package} with ${flags.join(' ')}.`);
}

/**
 * Where a committed list is not that of the lock file, or of the packages that npm verified into this clone: those of
 * every platform where a package holds them all, else those of this one.
 */
export async function findStaleFileLists(): Promise<string[]> {
  const stale: string[] = [];
  for (const library of LISTED) {
    const list: FileList = JSON.parse(readFileSync(locateFileList(library), 'utf8'));
    for (const [name, { integrity }] of readLoadedPackages(library)) {
      const listed = list[name];
      const isHere = lstatSync(join(MODULES, name), { throwIfNoEntry: false }) !== undefined;
      const isSame =
        listed?.integrity === integrity &&
        (!isHere || canonicalJson(listed.files) === canonicalJson(await hashPackage(MODULES, name)));
      if (!isSame) stale.push(`runtime/${library.name}/files.json does not hold ${name}: npm run file-lists`);
    }
  }
  return stale;
}

if (process.argv[1] === import.meta.filename) {
  for (const library of LISTED) {
    const list = await listLibrary(library);
    writeFileSync(locateFileList(library), `${JSON.stringify(list, null, 1)}\n`);
  }
}
