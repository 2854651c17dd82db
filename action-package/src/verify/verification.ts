import type { Version } from '../../../kit/format/manifest/registry.ts';
import type { Logger } from '../../../kit/ground/log/logger.ts';
import type { Git } from '../../../kit/host/git/git.ts';
import type { Bundle } from '../../../kit/ml/bundle/open-bundle.ts';
import type { RegistrySource } from '../../../kit/ml/registry/source.ts';
import type { Store } from '../../../kit/ml/store/store.ts';
import type { LostPointer } from './find-lost-pointers.ts';
import type { VerifyInputs } from './inputs.ts';
import type { CheckedLink, Lineage } from './lineage.ts';

/** What verify touches. */
export interface VerifyPorts {
  store: Store;
  git: Git;
  log: Logger;
  /** A folder outside the project for what must not stay. */
  temporary: string;
  /** The event's payload. */
  event: Readonly<Record<string, unknown>>;
}

/** What was found of a model's lineage. */
export interface Verification {
  model: string;
  verdict: 'pass' | 'fail';
  environments: string[];
  /** Links that were checked, those that hold and those that are broken. */
  checked: number;
  links: CheckedLink[];
}

/** What the checks of one environment share. */
export interface Check {
  inputs: VerifyInputs;
  ports: VerifyPorts;
  source: RegistrySource;
  environment: string;
  lost: readonly LostPointer[];
  /** Those that `pipeline.yaml` names, that have a pointer, or that had one. */
  knownEnvironments: readonly string[];
  /** False in a shallow clone, where what was deleted is not seen. */
  seesHistory: boolean;
  lineage: Lineage;
}

/** What the checks of one version share, once its bundle is open. */
export type BundleCheck = Check & { version: Version; bundle: Bundle };
