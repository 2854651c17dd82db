import type { Runner } from '../../kit/action/run.ts';
import type { Forge } from '../../kit/forge/forge.ts';
import { openForge } from '../../kit/forge/open-forge.ts';
import { createGit, type Git } from '../../kit/git/git.ts';
import type { Logger } from '../../kit/log/logger.ts';

/** What the verbs that propose a change touch. */
export interface ProposalPorts {
  git: Git;
  forge: Forge;
  log: Logger;
}

export async function openProposalPorts(runner: Runner): Promise<ProposalPorts> {
  const { context, credentials, directory, log } = runner;
  const git = createGit({ directory, log });
  const forge = await openForge({ git, context, token: credentials.token, directory, log });
  return { git, forge, log };
}
