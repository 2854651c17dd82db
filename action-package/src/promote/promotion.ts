import type { Comparison } from '../../../kit/format/manifest/comparison.ts';
import type { Environment } from '../../../kit/format/manifest/registry.ts';
import type { Bundle } from '../../../kit/ml/bundle/open-bundle.ts';
import type { Latency } from '../../../kit/ml/duel/race-models.ts';
import type { Store } from '../../../kit/ml/store/store.ts';
import type { ProposalPorts } from '../shared/open-ports.ts';
import type { Base } from '../shared/read-base.ts';
import type { Evidence } from '../shared/sign/find-evidence.ts';
import type { Assignment } from './assign-version.ts';

export interface PromotePorts extends ProposalPorts {
  store: Store;
  /** A folder outside the project for what must not stay. */
  temporary: string;
}

/** Everything there is to say about a promotion. */
export interface Promotion {
  model: string;
  environment: string;
  base: Base;
  challenger: Bundle;
  champion: { pointer: Environment; bundle: Bundle } | null;
  assignment: Assignment;
  /** What a new version keeps of where its bundle comes from; null for a version that is there already. */
  evidence: Evidence | null;
  comparison: Comparison;
  /** How often each operator stands in the models. */
  operators: { challenger: Record<string, number>; champion: Record<string, number> | null };
  latency: { challenger: Latency; champion: Latency | null };
}
