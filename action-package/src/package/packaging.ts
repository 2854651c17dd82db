import type { Digest } from '../../../kit/format/manifest/digest.ts';
import type { Estimate } from '../../../kit/format/manifest/evaluation.ts';
import type { LintFinding } from '../../../kit/format/onnx/finding.ts';
import type { Logger } from '../../../kit/ground/log/logger.ts';
import type { Artifacts } from '../../../kit/host/artifact/artifacts.ts';
import type { Store } from '../../../kit/ml/store/store.ts';

/** What package touches. */
export interface PackagePorts {
  artifacts: Artifacts;
  store: Store;
  /** The private key to sign with, as PEM, where there is one. */
  signingKey: string | undefined;
  log: Logger;
}

/** What was packaged and where it lies. */
export interface PackageResult {
  model: string;
  /** The bundle's digest: the model's identity. */
  digest: Digest;
  /** Bytes of everything the bundle holds. */
  size: number;
  /** The first digits of the key's SHA-256; null when it was not signed. */
  signedBy: string | null;
  /** The bundle's name for attestations: `host/repository` of a registry, else the model. */
  subject: string;
  store: string;
  files: string[];
  /** What the lint has to say of the model. */
  findings: LintFinding[];
  dataVersion: string;
  primary: { metric: string; estimate: Estimate | null };
  card: string;
}
