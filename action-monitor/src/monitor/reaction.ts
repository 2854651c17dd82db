import type { Forge } from '../../../kit/host/forge/forge.ts';

/** What the reactions to drift touch. */
export interface ReactionPorts {
  forge: Forge;
  findDefaultBranch: () => Promise<string>;
}

/** What was done, for people, and the issue that tells of it. */
export interface Reactions {
  actions: string[];
  issueUrl: string;
}
