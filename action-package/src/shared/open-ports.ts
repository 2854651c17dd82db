import type { Runner } from '../../../kit/action/run.ts';
import type { Logger } from '../../../kit/ground/log/logger.ts';
import type { Forge } from '../../../kit/host/forge/forge.ts';
import type { Git } from '../../../kit/host/git/git.ts';

/** What the verbs that propose a change touch. */
export interface ProposalPorts {
  git: Git;
  forge: Forge;
  log: Logger;
}

export async function openProposalPorts({ ports, log }: Runner): Promise<ProposalPorts> {
  return { git: ports.git(), forge: await ports.forge(), log };
}
