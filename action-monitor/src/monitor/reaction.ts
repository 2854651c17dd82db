import type { Forge } from '../../../kit/host/forge/forge.ts';
import type { OpenedLog } from '../../../kit/ml/predictions/opened-log.ts';

/** What the reactions to drift touch. */
export interface ReactionPorts {
  forge: Forge;
  /** Where labelled rows are kept for the next job. */
  predictions: Pick<OpenedLog, 'keepFile'>;
  findDefaultBranch: () => Promise<string>;
}

/** What was done, for people, and the issue that tells of it. */
export interface Reactions {
  actions: string[];
  issueUrl: string;
}
