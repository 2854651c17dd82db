import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import type { Logger } from '../../ground/log/logger.ts';
import { type Change, describeChange, findEntries, isApplied, writeChange } from './change.ts';
import type { PathResolver } from './paths.ts';
import { createBackOff, pushCommit } from './push.ts';
import { bringBranch, fetchBranch, findRemoteCommit } from './remote.ts';
import type { RunGit } from './run-git.ts';
import { standsOn } from './stands-on.ts';
import { BOT, readTip } from './tip.ts';
import { writeCommit } from './write-commit.ts';

/** How often a commit is rebuilt on a newer tip before giving up. */
export const MAX_PUSH_ATTEMPTS = 8;

export interface CommitRequest {
  /** The remote branch that gets the commit. The same as `base`: a direct commit. Else a branch of the bot's. */
  branch: string;
  /** The remote branch that the commit stands on. */
  base: string;
  /** Contents by path relative to the project's folder; null deletes. Files not named stay as they are on `base`. */
  files: Record<string, string | Uint8Array | null>;
  message: string;
  /** Overwrites the branch although its newest commit is not the bot's. */
  force?: boolean;
  /** Builds the bot's commit anew even where its branch holds the same change: nobody proposes that commit any more. */
  rebuild?: boolean;
  /** Identities of changes that people turned down: such a one is not pushed. */
  declined?: readonly string[];
  /** Starts a branch without history where the remote lacks `base`; for a direct commit only. */
  orphan?: boolean;
}

export interface BranchCommit {
  /** The branch's newest commit; of `base` when `inBase`. */
  commit: string;
  /** Whether this call pushed a commit. */
  changed: boolean;
  /** Whether `base` holds these contents already, so that nothing is to be proposed. */
  inBase: boolean;
  /** Identity of the change on the bot's branch: the same contents on the same contents of `base`. */
  change?: string;
  /** Whether the change was not pushed since it is one of `declined`. */
  declined?: boolean;
}

interface Task {
  git: RunGit;
  request: CommitRequest;
  change: Change[];
}

/**
 * Commits files on top of a remote branch and pushes, by Git's plumbing: the checkout, its index and its branches stay
 * untouched. A push that loses a race is rebuilt on the newer tip. A bot's branch with the same change already on it,
 * on the same contents of `base`, is left alone.
 * @throws ConfigurationError when the branch holds commits of somebody else (unless `force`), or every race is lost.
 */
export async function commitToBranch({
  git,
  log,
  inRepository,
  request,
}: {
  git: RunGit;
  log: Logger;
  inRepository: PathResolver;
  request: CommitRequest;
}): Promise<BranchCommit> {
  const change = await writeChange({ git, inRepository, files: request.files });
  const attempt = request.branch === request.base ? commitDirectly : commitToBotBranch;
  const backOff = createBackOff();
  for (let count = 1; count <= MAX_PUSH_ATTEMPTS; count++) {
    const outcome = await attempt({ git, request, change });
    if (outcome !== 'race') return outcome;
    log.debug(`Somebody else pushed to ${request.branch}; building the commit again (${count}).`);
    await backOff();
  }
  throw new ConfigurationError(
    'SLW_PUSH_CONTENDED',
    `Every one of ${MAX_PUSH_ATTEMPTS} pushes to "${request.branch}" met a newer commit. Run again when fewer jobs push to it.`,
  );
}

async function commitDirectly({ git, request, change }: Task): Promise<BranchCommit | 'race'> {
  const { branch, message } = request;
  const base = await fetchBase({ git, request });
  const entries = base === null ? new Map() : await findEntries({ git, commit: base, change });
  if (base !== null && isApplied(change, entries)) return { commit: base, changed: false, inBase: true };
  const commit = await writeCommit({ git, base, change, entries, message });
  const outcome = await pushCommit({ git, commit, branch, expected: base ?? '', fastForward: true });
  return outcome === 'race' ? 'race' : { commit, changed: true, inBase: false };
}

async function commitToBotBranch({ git, request, change }: Task): Promise<BranchCommit | 'race'> {
  const { branch, message } = request;
  const base = await fetchBranch(git, request.base);
  const entries = await findEntries({ git, commit: base, change });
  if (isApplied(change, entries)) return { commit: base, changed: false, inBase: true };
  const id = describeChange(change, entries);
  if (request.declined?.includes(id))
    return { commit: base, changed: false, inBase: false, change: id, declined: true };
  const current = await findRemoteCommit(git, branch);
  if (current !== undefined) {
    await bringBranch({ git, branch, commit: current });
    if (await mayKeep({ git, request, change, base, current, id }))
      return { commit: current, changed: false, inBase: false, change: id };
  }
  const commit = await writeCommit({ git, base, change, entries, message, id });
  const outcome = await pushCommit({ git, commit, branch, expected: current ?? '', fastForward: false });
  return outcome === 'race' ? 'race' : { commit, changed: true, inBase: false, change: id };
}

/** Whether the branch as it is says what is wanted. @throws ConfigurationError when somebody else's work is on it. */
async function mayKeep({
  git,
  request,
  change,
  base,
  current,
  id,
}: Task & { base: string; current: string; id: string }): Promise<boolean> {
  const tip = await readTip(git, current);
  if (tip.change === id)
    return !request.rebuild && (await standsOn({ git, commit: current, branch: request.base, base }));
  if (tip.email === BOT.email || request.force) return false;
  if (isApplied(change, await findEntries({ git, commit: current, change }))) return true;
  throw new ConfigurationError(
    'SLW_BRANCH_FOREIGN',
    `The branch "${request.branch}" holds commits by ${tip.author}, which Slipway will not overwrite. Merge or close its pull request, or delete the branch, then run again.`,
  );
}

async function fetchBase({ git, request }: Omit<Task, 'change'>): Promise<string | null> {
  if (!request.orphan) return fetchBranch(git, request.base);
  const commit = await findRemoteCommit(git, request.base);
  return commit === undefined ? null : bringBranch({ git, branch: request.base, commit });
}
