import type { Artifacts } from '../../kit/artifact/artifacts.ts';
import type { Logger } from '../../kit/log/logger.ts';
import type { Digest } from '../../kit/manifest/digest.ts';
import type { Estimate } from '../../kit/manifest/evaluation.ts';
import type { Store } from '../../kit/store/store.ts';

/** What package touches. */
export interface PackagePorts {
  artifacts: Artifacts;
  store: Store;
  log: Logger;
}

/** What was packaged and where it lies. */
export interface PackageResult {
  model: string;
  /** The bundle's digest: the model's identity. */
  digest: Digest;
  /** Bytes of everything the bundle holds. */
  size: number;
  /** The bundle's name for attestations: `host/repository` of a registry, else the model. */
  subject: string;
  store: string;
  files: string[];
  dataVersion: string;
  primary: { metric: string; estimate: Estimate | null };
  card: string;
}
