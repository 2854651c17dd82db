import type { Artifacts } from '../../kit/artifact/artifacts.ts';
import type { Forge } from '../../kit/forge/forge.ts';
import type { Git } from '../../kit/git/git.ts';
import type { Logger } from '../../kit/log/logger.ts';
import type { Store } from '../../kit/store/store.ts';

/** What ingest may touch outside itself. Git and the forge are opened when a change is there to propose. */
export interface Ports {
  log: Logger;
  store: Store;
  artifacts: Artifacts;
  openGit: () => Git;
  openForge: () => Promise<Forge>;
}
