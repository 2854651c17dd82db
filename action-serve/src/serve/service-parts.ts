import type { Logger } from '../../../kit/ground/log/logger.ts';
import type { PredictionsLog } from '../../../kit/ml/predictions/predictions-log.ts';
import type { FollowRecord } from './follow-record.ts';
import type { Metrics } from './metrics.ts';
import type { ModelHolder } from './model-holder.ts';
import type { Readiness } from './readiness.ts';

/** What a service is made of, all of it there before its first request. What changes is owned by the part that changes it. */
export interface ServiceParts {
  readonly holder: ModelHolder;
  readonly readiness: Readiness;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** Undefined where nothing is logged. */
  readonly predictions: PredictionsLog | undefined;
  readonly environment: string | undefined;
  /** Undefined where the service follows nothing. */
  readonly follow: FollowRecord | undefined;
  /** Whether tensors go to the model as they come, without the contract. */
  readonly rawTensors: boolean;
  readonly clock: () => Date;
}
