import { pickText } from '../../../kit/action/read-event.ts';
import type { Git } from '../../../kit/host/git/git.ts';
import type { VerifyPorts } from './verification.ts';

/**
 * What the checkout is held against: the branch that the pull request goes to, else the default one, as this clone has
 * it. Nothing is fetched. Undefined where the clone has neither.
 */
export async function findBase(
  git: Pick<Git, 'hasCommit'>,
  event: Readonly<Record<string, unknown>>,
): Promise<string | undefined> {
  const branches = [
    pickText(event, 'pull_request', 'base', 'ref'),
    pickText(event, 'repository', 'default_branch'),
    'HEAD',
  ];
  for (const branch of branches) {
    const ref = `refs/remotes/origin/${branch}`;
    if (branch !== undefined && (await git.hasCommit(ref))) return ref;
  }
  return undefined;
}

/** The ref whose line judges: what a pull request proposes goes by its base, and not by what it brings itself. */
export async function findLine({ git, event }: Pick<VerifyPorts, 'git' | 'event'>): Promise<string> {
  const isProposed = pickText(event, 'pull_request', 'base', 'ref') !== undefined;
  return (isProposed ? await findBase(git, event) : undefined) ?? 'HEAD';
}
