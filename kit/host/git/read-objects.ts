import { join } from 'node:path';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { inTemporaryFolder } from '../../ground/files/temporaries.ts';
import { readBlobs } from './read-blobs.ts';
import type { RunGit } from './run-git.ts';

/** One entry of `git ls-tree`. */
export interface TreeEntry {
  mode: string;
  type: string;
  object: string;
  path: string;
}

/** The tree of a path as it lies in the work tree, without what Git ignores, and whether HEAD has another. */
export async function readTree({
  git,
  path,
}: {
  git: RunGit;
  path: string;
}): Promise<{ tree: string; dirty: boolean }> {
  const top = `:(top,literal)${path}`;
  const status = await git(['status', '--porcelain', '--untracked-files=all', '--', top]);
  const dirty = status.stdout.trim() !== '';
  return { tree: dirty ? await hashWorkTree(git, path) : await findTree(git, path), dirty };
}

/** The tree that a commit of the path would have. Neither the index nor the repository's objects are touched. */
async function hashWorkTree(git: RunGit, path: string): Promise<string> {
  const { stdout: objects } = await git(['rev-parse', '--path-format=absolute', '--git-path', 'objects']);
  return inTemporaryFolder('slipway-tree-', async (folder) => {
    const env = {
      GIT_INDEX_FILE: join(folder, 'index'),
      GIT_OBJECT_DIRECTORY: folder,
      GIT_ALTERNATE_OBJECT_DIRECTORIES: objects.trim(),
    };
    await git(['read-tree', 'HEAD'], { env, answers: [128] });
    await git(['add', '--all', '--', `:(top,literal)${path}`], { env });
    const tree = await git(['write-tree', `--prefix=${path}/`], { env, answers: [128] });
    return tree.exitCode === 0 ? tree.stdout.trim() : hashEmptyTree(git);
  });
}

async function findTree(git: RunGit, path: string): Promise<string> {
  const head = await git(['rev-parse', '--verify', '--quiet', `HEAD:${path}`], { answers: [1, 128] });
  if (head.exitCode === 0) return head.stdout.trim();
  return hashEmptyTree(git);
}

async function hashEmptyTree(git: RunGit): Promise<string> {
  return (await git(['hash-object', '-t', 'tree', '--stdin'], { input: '' })).stdout.trim();
}

/** What git ends with when it does not know what it is asked for. */
const REFUSALS = [128, 129];

/** The text of a file at a ref, or undefined. @throws ConfigurationError when there is no such ref. */
export async function readBlob({
  git,
  ref,
  path,
}: {
  git: RunGit;
  ref: string;
  path: string;
}): Promise<string | undefined> {
  const blob = await git(['cat-file', 'blob', `${ref}^{commit}:${path}`], { answers: REFUSALS });
  if (blob.exitCode === 0) return blob.stdout;
  const entries = await listTree({ git, ref, args: ['--', path] });
  const entry = entries.find((candidate) => candidate.path === path && candidate.type === 'blob');
  if (!entry) return undefined;
  return (await git(['cat-file', 'blob', entry.object])).stdout;
}

/** The paths of the files under `prefix`, relative to `root`, sorted. */
export async function listFiles({
  git,
  ref,
  root,
  prefix,
}: {
  git: RunGit;
  ref: string;
  root: string;
  prefix: string;
}): Promise<string[]> {
  const under = prefix === '' ? [] : ['--', prefix];
  const entries = await listTree({ git, ref, args: ['-r', ...under] });
  const start = root === '' ? 0 : root.length + 1;
  return entries.map((entry) => entry.path.slice(start)).sort();
}

/**
 * The texts of the files under `prefix`, by path relative to `root`: one process lists them, one reads them all, so that
 * thousands take well under a second.
 */
export async function readFiles({
  git,
  ref,
  root,
  prefix,
}: {
  git: RunGit;
  ref: string;
  root: string;
  prefix: string;
}): Promise<Map<string, string>> {
  const under = prefix === '' ? [] : ['--', prefix];
  const entries = await listTree({ git, ref, args: ['-r', ...under] });
  const blobs = entries.filter(({ type }) => type === 'blob');
  const texts = await readBlobs(
    git,
    blobs.map(({ object }) => object),
  );
  const start = root === '' ? 0 : root.length + 1;
  return new Map(blobs.map(({ path, object }) => [path.slice(start), texts.get(object) ?? '']));
}

/** `git ls-tree` from the repository's root. @throws ConfigurationError when there is no such ref. */
export async function listTree({
  git,
  ref,
  args,
}: {
  git: RunGit;
  ref: string;
  args: readonly string[];
}): Promise<TreeEntry[]> {
  const [options, paths] = splitArguments(args);
  const list = (commit: string) => ['ls-tree', '-z', '--full-tree', ...options, commit, ...paths];
  const listed = await git(list(`${ref}^{commit}`), { answers: REFUSALS });
  const { stdout } = listed.exitCode === 0 ? listed : await git(list(await resolveCommit(git, ref)));
  return stdout
    .split('\0')
    .filter((line) => line !== '')
    .map(parseEntry);
}

/** The commit of a ref. @throws ConfigurationError when the repository does not know it. */
export async function resolveCommit(git: RunGit, ref: string): Promise<string> {
  const { exitCode, stdout } = await git(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`], {
    answers: [1],
  });
  if (exitCode === 0) return stdout.trim();
  throw new ConfigurationError(
    'SLW_COMMIT_MISSING',
    `The repository has no commit, branch or tag "${ref}". Fetch it, or set "fetch-depth: 0" in actions/checkout.`,
  );
}

function splitArguments(args: readonly string[]): [readonly string[], readonly string[]] {
  const separator = args.indexOf('--');
  return separator === -1 ? [args, []] : [args.slice(0, separator), args.slice(separator)];
}

function parseEntry(line: string): TreeEntry {
  const tab = line.indexOf('\t');
  const [mode = '', type = '', object = ''] = line.slice(0, tab).split(' ');
  return { mode, type, object, path: line.slice(tab + 1) };
}
