import type { PathResolver } from './paths.ts';
import { resolveCommit } from './read-objects.ts';
import type { RunGit } from './run-git.ts';

/** One step of a branch's own line: a direct commit, or the merge of a pull request. */
export interface LogEntry {
  commit: string;
  /** When it became part of the branch: the committer's time, ISO 8601 with its zone. */
  at: string;
  author: string;
  subject: string;
  /** What it changed under the paths asked for; a null object: the file is gone. Paths from the project's folder. */
  changes: { path: string; object: string | null }[];
}

const FORMAT = ['%H', '%cI', '%an', '%s'].join('%x00');
const NO_OBJECT = /^0+$/;

/**
 * What happened to files on a branch, oldest first, following first parents alone: a merge counts as one step with all
 * it brought.
 * @throws ConfigurationError when there is no such ref
 */
export async function readFirstParentLog({
  git,
  inRepository,
  ref,
  paths,
}: {
  git: RunGit;
  inRepository: PathResolver;
  ref: string;
  paths: readonly string[];
}): Promise<LogEntry[]> {
  const commit = await resolveCommit(git, ref);
  const root = await inRepository('');
  const places = await Promise.all(paths.map(inRepository));
  const { stdout } = await git([
    '-c',
    'log.showRoot=true',
    'log',
    '--first-parent',
    '--diff-merges=first-parent',
    '--reverse',
    '--raw',
    '-z',
    '--no-abbrev',
    '--no-renames',
    '--no-ext-diff',
    `--format=${FORMAT}`,
    commit,
    '--',
    ...places.map((path) => `:(top,literal)${path}`),
  ]);
  return parseLog(stdout, root === '' ? 0 : root.length + 1);
}

/** Four words of `FORMAT` for each commit, then its changes: `:modes objects status` and the path. */
function parseLog(text: string, prefix: number): LogEntry[] {
  const words = text.split('\0');
  const entries: LogEntry[] = [];
  while (words.length > 1) {
    const [commit = '', at = '', author = '', subject = ''] = words.splice(0, 4);
    const changes: LogEntry['changes'] = [];
    while (/^\n?:/.test(words[0] ?? '')) {
      const [change = '', path = ''] = words.splice(0, 2);
      const object = change.split(' ')[3] ?? '';
      changes.push({ path: path.slice(prefix), object: NO_OBJECT.test(object) ? null : object });
    }
    entries.push({ commit, at, author, subject, changes });
  }
  return entries;
}
