import type { Writable } from 'node:stream';
import type { Reach } from '../../../kit/format/manifest/reach.ts';
import type { Run } from '../../../kit/format/manifest/run.ts';
import type { Logger } from '../../../kit/ground/log/logger.ts';
import type { Artifacts } from '../../../kit/host/artifact/artifacts.ts';
import type { Git } from '../../../kit/host/git/git.ts';
import type { StoreCredentials } from '../../../kit/ml/store/store.ts';
import type { DataFacts } from '../shared/read-project.ts';
import type { Checkpoints } from './checkpoints/checkpoints.ts';
import type { TrainInputs } from './inputs.ts';
import type { WorkFolder } from './work-folder.ts';

export interface TrainPorts {
  artifacts: Artifacts;
  git: Git;
  log: Logger;
  clock: () => Date;
  /** Takes what the command prints. */
  output: Writable;
  /** The command's clean environment. */
  environment: Record<string, string>;
  /** Takes what the command is not given out of what it could read of this process; whether that worked. */
  hideEnvironment: () => boolean;
  /** Remembers the runner's files; what it returns puts them back and names those that were changed. */
  guardFiles: () => () => Promise<string[]>;
  /** Where the repository is hosted. */
  forge: { serverUrl: string; repository: string };
  /** What the command could show a store, and no more. */
  credentials: StoreCredentials;
  /** Where buckets are. */
  buckets: { region: string; endpoint?: string };
  trigger: { onRunner: boolean; runAttempt: number };
}

/** One training, from when it is begun. */
export interface Training {
  inputs: TrainInputs;
  ports: TrainPorts;
  facts: DataFacts;
  work: WorkFolder;
  /** Keeps what the training announces. */
  checkpoints: Checkpoints;
  environment: Run['environment'];
  /** As it was when the training began. */
  code: Run['code'];
  /** What the command could reach, as asked before it ran. */
  reach: Reach;
  started: Date;
}
