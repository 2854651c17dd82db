import type { Logger } from '../../../kit/ground/log/logger.ts';
import type { Artifacts } from '../../../kit/host/artifact/artifacts.ts';
import type { Git } from '../../../kit/host/git/git.ts';
import type { Store } from '../../../kit/ml/store/store.ts';
import type { CompareInputs } from './inputs.ts';

export interface ComparePorts {
  artifacts: Artifacts;
  store: Store;
  git: Git;
  log: Logger;
  /** The payload of the event that started the workflow; `{}` on a terminal. */
  event: Record<string, unknown>;
  /** A folder outside the project for what must not stay. */
  temporary: string;
}

/** One comparison, from when the newest commit of main is known. */
export interface Comparing {
  inputs: CompareInputs;
  ports: ComparePorts;
  /** The commit of main. */
  base: string;
}
