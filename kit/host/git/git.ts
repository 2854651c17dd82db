import type { Logger } from '../../ground/log/logger.ts';
import { type BranchCommit, type CommitRequest, commitToBranch } from './commit-to-branch.ts';
import { completeHistory } from './complete-history.ts';
import { type LogEntry, readFirstParentLog } from './first-parent-log.ts';
import { hasCommit } from './has-commit.ts';
import { isAncestor } from './is-ancestor.ts';
import { isShallow } from './is-shallow.ts';
import { createPathResolver } from './paths.ts';
import type { PushOutcome } from './push.ts';
import { readBlobs } from './read-blobs.ts';
import { listFiles, readBlob, readFiles, readTree } from './read-objects.ts';
import { fetchBranch, findDefaultBranch, findRemoteCommit } from './remote.ts';
import { createGitRunner, type GitOptions } from './run-git.ts';
import { pushTags, type RemoteTag, readRemoteTags, type WantedTag } from './tags.ts';

/** The Git port. Every path is relative to the project's folder, every remote is `origin`. */
export interface Git {
  /** The project's folder. */
  directory: string;
  /** Runs any git command in the project's folder; its output without the last line break. */
  run(args: readonly string[], options?: GitOptions): Promise<string>;
  /** The commit checked out; null without a repository or before the first commit. */
  headCommit(): Promise<string | null>;
  /**
   * The tree object of a path as it lies in the work tree (the empty tree where there is nothing), and whether HEAD has
   * another.
   */
  treeOf(path: string): Promise<{ tree: string; dirty: boolean }>;
  /** The branch that the remote calls its HEAD, such as `main`. */
  defaultBranch(): Promise<string>;
  /** The text of a file at a commit, branch or tag; undefined where there is none. */
  show(ref: string, path: string): Promise<string | undefined>;
  /** The files under a folder (or all, for an empty prefix) at a ref, sorted. */
  list(ref: string, prefix: string): Promise<string[]>;
  /** The texts of the files under a folder at a ref, by path. */
  showAll(ref: string, prefix: string): Promise<Map<string, string>>;
  /** Fetches a branch of the remote; its commit. */
  fetch(branch: string): Promise<string>;
  /** The commit a branch of the remote points at, without fetching it; undefined where there is no such branch. */
  remoteCommit(branch: string): Promise<string | undefined>;
  /** Commits files to a branch of the remote without touching the checkout or its index. */
  commitToBranch(request: CommitRequest): Promise<BranchCommit>;
  /** Whether commit `a` is an ancestor of commit `b`, or the same. */
  isAncestor(a: string, b: string): Promise<boolean>;
  /** Whether this clone has a commit of that name. */
  hasCommit(commit: string): Promise<boolean>;
  /** Whether the clone holds the newest commits alone. */
  isShallow(): Promise<boolean>;
  /** What happened to files on a branch, oldest first; a merge counts as one step. */
  firstParentLog(ref: string, paths: readonly string[]): Promise<LogEntry[]>;
  /** Texts of objects by their ids, in one process. Ids that are no blobs here are missing from the answer. */
  readBlobs(objects: readonly string[]): Promise<Map<string, string>>;
  /** Fetches the history of a remote branch that a shallow clone lacks. */
  completeHistory(branch: string): Promise<void>;
  /** The remote's tags by name, with the commits they stand at. */
  remoteTags(): Promise<Map<string, RemoteTag>>;
  /** Puts annotated tags onto the remote in one push. */
  pushTags(tags: readonly WantedTag[]): Promise<PushOutcome>;
}

/** The Git port of a project's folder: a work tree, or a folder inside one. */
export function createGit({ directory, log }: { directory: string; log: Logger }): Git {
  const git = createGitRunner({ directory, log });
  const inRepository = createPathResolver(git);
  return {
    directory,
    run: async (args, options) => (await git(args, options)).stdout.replace(/\r?\n$/, ''),
    headCommit: () => readHead(git),
    treeOf: async (path) => readTree({ git, path: await inRepository(path) }),
    defaultBranch: () => findDefaultBranch(git),
    show: async (ref, path) => readBlob({ git, ref, path: await inRepository(path) }),
    list: async (ref, prefix) =>
      listFiles({ git, ref, root: await inRepository(''), prefix: await inRepository(prefix) }),
    showAll: async (ref, prefix) =>
      readFiles({ git, ref, root: await inRepository(''), prefix: await inRepository(prefix) }),
    fetch: (branch) => fetchBranch(git, branch),
    remoteCommit: (branch) => findRemoteCommit(git, branch),
    commitToBranch: (request) => commitToBranch({ git, log, inRepository, request }),
    isAncestor: (a, b) => isAncestor(git, a, b),
    hasCommit: (commit) => hasCommit(git, commit),
    isShallow: () => isShallow(git),
    firstParentLog: (ref, paths) => readFirstParentLog({ git, inRepository, ref, paths }),
    readBlobs: (objects) => readBlobs(git, objects),
    completeHistory: (branch) => completeHistory(git, branch),
    remoteTags: () => readRemoteTags(git),
    pushTags: (tags) => pushTags(git, tags),
  };
}

async function readHead(git: ReturnType<typeof createGitRunner>): Promise<string | null> {
  const { exitCode, stdout } = await git(['rev-parse', '--verify', '--quiet', 'HEAD^{commit}'], {
    answers: [1, 128],
  });
  return exitCode === 0 ? stdout.trim() : null;
}
