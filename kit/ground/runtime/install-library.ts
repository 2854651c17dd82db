import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { ConfigurationError, hasCode } from '../errors/configuration-error.ts';
import { makeFolder } from '../files/make-folder.ts';
import type { Logger } from '../log/logger.ts';
import { findNpm, type Npm } from './find-npm.ts';
import { type PinnedLibrary, PLATFORM } from './library.ts';
import { runNpmCi } from './run-npm-ci.ts';
import { findFault, hasBuild, isOtherPlatforms } from './verify-install.ts';

export interface Installation {
  library: PinnedLibrary;
  /** Where the library shall lie. Its parent is made; nothing but temporary siblings is written beside it. */
  folder: string;
  log: Logger;
  npm?: Npm;
  env?: NodeJS.ProcessEnv;
  /** How often npm tries a download again. */
  retries?: number;
}

/** A temporary sibling that nobody has written to for this long was left by a process that was killed. */
const ABANDONED_AFTER_MS = 60 * 60 * 1000;

/**
 * Installs a library whole or not at all: npm fills a temporary sibling by the lock file's SHA-512 digests, other
 * platforms' files are removed, the rest is held against the list of files, then the sibling is renamed. Of two processes at once
 * the first to rename wins and the other takes its result.
 * @throws ConfigurationError with npm's reason when it cannot be installed; nothing is left then
 */
export async function installLibrary(installation: Installation): Promise<void> {
  const { library, folder, log } = installation;
  const npm = installation.npm ?? findNpm();
  log.info(`Installing ${library.package} ${library.version} into ${folder}`);
  await makeFolder(dirname(folder));
  await removeAbandoned(folder);
  const temporary = `${folder}.${randomUUID().slice(0, 8)}.partial`;
  try {
    await fill({ ...installation, npm, temporary });
    await moveIntoPlace({ temporary, folder, library });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function fill(work: Installation & { npm: Npm; temporary: string }): Promise<void> {
  const { library, temporary } = work;
  const name = `${library.package} ${library.version}`;
  if (!hasBuild(library)) {
    throw new ConfigurationError(
      'SLW_RUNTIME_UNAVAILABLE',
      `${name} has no build for ${PLATFORM}. Use a runner of another platform.`,
    );
  }
  await mkdir(temporary);
  for (const file of ['package.json', 'package-lock.json']) {
    await copyFile(join(library.pins, file), join(temporary, file));
  }
  await runNpmCi(work);
  await prune(join(temporary, 'node_modules'), library);
  const fault = findFault(temporary, library);
  if (fault !== undefined) throw new Error(`npm installed another ${name} than was published: ${fault}.`);
}

/** Removes what is never loaded: other platforms' files, and packages that only an install script needs. */
async function prune(modules: string, { prebuilt, package: name, installOnly = [] }: PinnedLibrary) {
  for (const unused of installOnly) await rm(join(modules, unused), { recursive: true, force: true });
  if (prebuilt === undefined) return;
  const folder = join(modules, name);
  for (const platform of await readdir(join(folder, prebuilt))) {
    for (const arch of await readdir(join(folder, prebuilt, platform))) {
      const path = `${prebuilt}/${platform}/${arch}`;
      if (isOtherPlatforms(`${path}/`, prebuilt)) await rm(join(folder, path), { recursive: true });
    }
  }
}

interface Move {
  temporary: string;
  folder: string;
  library: PinnedLibrary;
}

async function moveIntoPlace({ temporary, folder, library }: Move): Promise<void> {
  if (await renameInto(temporary, folder)) return;
  if (findFault(folder, library) === undefined) return;
  const broken = `${folder}.${randomUUID().slice(0, 8)}.partial`;
  await rename(folder, broken);
  await rm(broken, { recursive: true, force: true });
  if (await renameInto(temporary, folder)) return;
  const fault = findFault(folder, library);
  if (fault !== undefined) throw new Error(`${folder} cannot be used: ${fault}.`);
}

/** False when something is there already. */
async function renameInto(temporary: string, folder: string): Promise<boolean> {
  try {
    await rename(temporary, folder);
    return true;
  } catch (error) {
    if (['ENOTEMPTY', 'EEXIST', 'EPERM'].some((code) => hasCode(error, code))) return false;
    throw error;
  }
}

/** Removes what killed processes left of this library. */
async function removeAbandoned(folder: string): Promise<void> {
  for (const name of await readdir(dirname(folder))) {
    if (!name.startsWith(basename(folder)) || !name.endsWith('.partial')) continue;
    const path = join(dirname(folder), name);
    if (await isAbandoned(path)) await rm(path, { recursive: true, force: true });
  }
}

async function isAbandoned(path: string): Promise<boolean> {
  try {
    return Date.now() - (await stat(path)).mtimeMs > ABANDONED_AFTER_MS;
  } catch (error) {
    // Its owner has just renamed or removed it.
    if (hasCode(error, 'ENOENT')) return false;
    throw error;
  }
}
