import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { hasCommit } from './has-commit.ts';
import { isShallow } from './is-shallow.ts';
import type { RunGit } from './run-git.ts';

/** The branch that the remote's HEAD names, else the one this clone was made from, else the one checked out. */
export async function findDefaultBranch(git: RunGit): Promise<string> {
  const { stdout } = await git(['ls-remote', '--symref', 'origin', 'HEAD']);
  const named = /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(stdout)?.[1];
  if (named !== undefined) return named;
  const local = await git(['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD'], {
    answers: [1, 128],
  });
  if (local.exitCode === 0) return local.stdout.trim().replace(/^origin\//, '');
  const head = await git(['symbolic-ref', '--quiet', '--short', 'HEAD'], { answers: [1] });
  if (head.exitCode === 0) return head.stdout.trim();
  throw new ConfigurationError(
    'SLW_INPUT_MISSING',
    'The remote "origin" names no default branch. Set the input "base".',
  );
}

/** The commit a remote branch points at, asked from the remote. */
export async function findRemoteCommit(git: RunGit, branch: string): Promise<string | undefined> {
  const ref = `refs/heads/${branch}`;
  const { stdout } = await git(['ls-remote', 'origin', ref]);
  const line = stdout.split('\n').find((candidate) => candidate.endsWith(`\t${ref}`));
  return line?.split('\t')[0];
}

/** Brings a remote branch here, as `refs/remotes/origin/<branch>`; its commit. */
export async function fetchBranch(git: RunGit, branch: string): Promise<string> {
  const commit = await findRemoteCommit(git, branch);
  if (commit === undefined)
    throw new ConfigurationError(
      'SLW_COMMIT_MISSING',
      `The remote "origin" has no branch "${branch}". Check the name, or push it first.`,
    );
  return bringBranch({ git, branch, commit });
}

/**
 * The same for a branch whose commit the remote has just told: it is not asked again for what is here already.
 * A shallow clone stays shallow: it gets the branch's newest commit alone.
 */
export async function bringBranch({
  git,
  branch,
  commit,
}: {
  git: RunGit;
  branch: string;
  commit: string;
}): Promise<string> {
  const tracking = `refs/remotes/origin/${branch}`;
  const known = await git(['rev-parse', '--verify', '--quiet', tracking], { answers: [1] });
  if (known.stdout.trim() === commit) return commit;
  const depth = (await needsDepth(git, commit)) ? ['--depth=1'] : [];
  await git(['fetch', '--quiet', '--no-tags', ...depth, 'origin', `+refs/heads/${branch}:${tracking}`]);
  return (await git(['rev-parse', '--verify', tracking])).stdout.trim();
}

async function needsDepth(git: RunGit, commit: string): Promise<boolean> {
  return (await isShallow(git)) && !(await hasCommit(git, commit));
}
