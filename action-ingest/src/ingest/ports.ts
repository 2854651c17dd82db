import type { Logger } from '../../../kit/ground/log/logger.ts';
import type { Artifacts } from '../../../kit/host/artifact/artifacts.ts';
import type { Forge } from '../../../kit/host/forge/forge.ts';
import type { Git } from '../../../kit/host/git/git.ts';
import type { SourceSurroundings } from '../../../kit/ml/data/sources/source-scheme.ts';
import type { Store } from '../../../kit/ml/store/store.ts';

/** What ingest may touch outside itself. Git and the forge are opened when a change is there to propose. */
export interface Ports {
  log: Logger;
  store: Store;
  artifacts: Artifacts;
  /** Opens a bucket that data lie in. */
  openBucket: SourceSurroundings['openBucket'];
  openGit: () => Git;
  openForge: () => Promise<Forge>;
}
