import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type CodeManifest, CodeManifestSchema, contentPath } from '../../../../kit/format/manifest/code.ts';
import type { DataLock } from '../../../../kit/format/manifest/data-lock.ts';
import { writeManifest } from '../../../../kit/format/manifest/parse-manifest.ts';
import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';
import { inTemporaryFolder } from '../../../../kit/ground/files/temporaries.ts';
import type { Logger } from '../../../../kit/ground/log/logger.ts';
import type { Artifacts } from '../../../../kit/host/artifact/artifacts.ts';
import { createGitRunner, type RunGit } from '../../../../kit/host/git/run-git.ts';
import {
  type FileMode,
  hashTree,
  type ObjectFormat,
  type TreeFile,
} from '../../../../kit/host/git/tree-hash.ts';

/** What a training job gets instead of a checkout, and what it checks that by. */
export interface HandedCode {
  artifact: string;
  commit: string;
  /** Git's name of the tree that holds the files and no others. */
  tree: string;
}

export interface CodeRequest {
  directory: string;
  lock: DataLock;
  /** Files and folders from the project's folder; those that the commit lacks are left out. */
  paths: readonly string[];
  artifacts: Artifacts;
  log: Logger;
}

/**
 * Uploads files of the commit that is checked out, as Git has them, so that training needs no clone: what lies in the
 * history stays away from it.
 * @throws ConfigurationError where nothing is checked out, or a path holds a submodule
 */
export async function handOverCode(request: CodeRequest): Promise<HandedCode> {
  const { directory, lock, paths, artifacts, log } = request;
  const git = createGitRunner({ directory, log });
  const commit = (await git(['rev-parse', '--verify', 'HEAD^{commit}'])).stdout.trim();
  const files = await listFiles(git, paths);
  const format: ObjectFormat = commit.length === 64 ? 'sha256' : 'sha1';
  const artifact = `code-${lock.model}-${commit.slice(0, 12)}`;
  const manifest: CodeManifest = {
    $schema: CodeManifestSchema.properties.$schema.const,
    commit,
    files: files.map(({ path, mode }) => ({ path, mode })),
    dataInGit: await isDataInGit(git, lock),
  };
  await inTemporaryFolder('slipway-code-', async (folder) => {
    await mkdir(join(folder, 'files'));
    await writeManifest(CodeManifestSchema, join(folder, 'code.json'), manifest);
    for (const [index, { object }] of files.entries()) {
      const { stdout } = await git(['cat-file', 'blob', object], { encoding: 'latin1' });
      await writeFile(join(folder, contentPath(index)), stdout, 'latin1');
    }
    await artifacts.upload(artifact, folder, ['code.json', ...files.map((_, index) => contentPath(index))]);
  });
  return { artifact, commit, tree: hashTree(files, format) };
}

async function listFiles(git: RunGit, paths: readonly string[]): Promise<TreeFile[]> {
  const { stdout } = await git(['ls-tree', '-r', '-z', 'HEAD', '--', ...paths]);
  return stdout
    .split('\0')
    .filter((line) => line !== '')
    .map((line) => {
      const tab = line.indexOf('\t');
      const [mode = '', , object = ''] = line.slice(0, tab).split(' ');
      const path = line.slice(tab + 1);
      return { path, mode: readMode(mode, path), object };
    });
}

function readMode(mode: string, path: string): FileMode {
  if (mode === '100644' || mode === '100755' || mode === '120000') return mode;
  throw new ConfigurationError(
    'SLW_CODE_HANDOVER_INVALID',
    `${path} is a submodule, which cannot be handed over to training. Leave it out of "code-paths", or let the training job check out the repository.`,
  );
}

/** Where a clone is shallow, its history may hold what the commit no longer does. */
async function isDataInGit(git: RunGit, { source }: DataLock): Promise<boolean> {
  const paths = source
    .filter(({ url, added }) => !added && !/^([a-z0-9+.-]+:\/\/|\/)/i.test(url))
    .map(({ url }) => url);
  if (paths.length === 0) return false;
  const { stdout } = await git(['ls-tree', '-r', '--name-only', 'HEAD', '--', ...paths]);
  if (stdout.trim() !== '') return true;
  return (await git(['rev-parse', '--is-shallow-repository'])).stdout.trim() === 'true';
}
