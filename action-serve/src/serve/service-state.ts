import type { Logger } from '../../../kit/ground/log/logger.ts';
import type { PredictionsLog } from '../../../kit/ml/predictions/predictions-log.ts';
import type { Metrics } from './metrics.ts';
import type { ModelHolder } from './model-holder.ts';

/** What following a Git remote has seen. */
export interface FollowState {
  branch: string;
  /** The commit last read without a fault. */
  commit: string | null;
  /** Why the last poll changed nothing although it should have; null while all is well. */
  fault: string | null;
}

/** What every route works with. */
export interface ServiceState {
  holder: ModelHolder;
  metrics: Metrics;
  log: Logger;
  /** Undefined where nothing is logged. */
  predictions: PredictionsLog | undefined;
  environment: string | undefined;
  /** Undefined where the service follows nothing. */
  follow: FollowState | undefined;
  /** Whether tensors go to the model as they come, without the contract. */
  rawTensors: boolean;
  draining: boolean;
  clock: () => Date;
}
