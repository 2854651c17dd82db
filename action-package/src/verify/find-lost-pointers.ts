import type { Git } from '../../../kit/host/git/git.ts';
import { environmentOf } from '../../../kit/ml/registry/environments.ts';
import { environmentsFolder } from '../../../kit/ml/registry/paths.ts';
import type { RegistrySource } from '../../../kit/ml/registry/source.ts';

/** A pointer that was there once and is not in the checkout. */
export interface LostPointer {
  environment: string;
  path: string;
  /** The newest commit that deleted it; null where HEAD still has it. */
  deletion: Deletion | null;
}

interface Deletion {
  /** Abbreviated hash. */
  commit: string;
  subject: string;
}

/** The pointers of a model that its history knows and the checkout lacks; none outside a Git repository. */
export async function findLostPointers({
  git,
  source,
  model,
}: {
  git: Git;
  source: RegistrySource;
  model: string;
}): Promise<LostPointer[]> {
  if ((await git.headCommit()) === null) return [];
  const folder = environmentsFolder(model);
  const present = new Set(await source.list(folder));
  const known = new Map<string, Deletion | null>(
    (await git.list('HEAD', folder)).map((path): [string, null] => [path, null]),
  );
  for (const { path, deletion } of await listDeletions(git, folder)) {
    if (!known.has(path)) known.set(path, deletion);
  }
  return [...known].flatMap(([path, deletion]) => {
    const environment = environmentOf(path, model);
    return environment === undefined || present.has(path) ? [] : [{ environment, path, deletion }];
  });
}

/** Every deletion of a file below a folder, newest first. */
async function listDeletions(git: Git, folder: string): Promise<{ path: string; deletion: Deletion }[]> {
  // Full history: a deletion on a merged branch is a deletion too, and simplification may pass it over.
  const log = await git.run([
    'log',
    '--full-history',
    '--no-renames',
    '--diff-filter=D',
    '--relative',
    '--name-only',
    '--format=%x00%h%n%s',
    '--',
    folder,
  ]);
  return log
    .split('\0')
    .filter((entry) => entry !== '')
    .flatMap((entry) => {
      const [commit = '', subject = '', ...paths] = entry.split('\n');
      return paths.filter(Boolean).map((path) => ({ path, deletion: { commit, subject } }));
    });
}
