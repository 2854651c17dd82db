import type { Bundle } from '../../../kit/bundle/open-bundle.ts';
import type { Latency } from '../../../kit/duel/race-models.ts';
import type { Comparison } from '../../../kit/manifest/comparison.ts';
import type { Environment } from '../../../kit/manifest/registry.ts';
import type { Store } from '../../../kit/store/store.ts';
import type { ProposalPorts } from '../open-ports.ts';
import type { Base } from '../read-base.ts';
import type { Evidence } from '../sign/find-evidence.ts';
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
