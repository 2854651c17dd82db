import type { Runner } from '../../kit/action/run.ts';
import type { Forge } from '../../kit/forge/forge.ts';
import type { Git } from '../../kit/git/git.ts';
import type { Logger } from '../../kit/log/logger.ts';

/** What the verbs that propose a change touch. */
export interface ProposalPorts {
  git: Git;
  forge: Forge;
  log: Logger;
}

export async function openProposalPorts({ ports, log }: Runner): Promise<ProposalPorts> {
  return { git: ports.git(), forge: await ports.forge(), log };
}
