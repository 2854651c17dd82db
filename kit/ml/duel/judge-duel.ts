import type { GateConfig } from '../../format/config/pipeline-schema.ts';
import type { Duel } from '../../format/manifest/duel.ts';
import { judgePrimary } from '../../maths/stats/judge-difference.ts';
import { applyGates, listElsewhere } from './gates.ts';

/** What was measured of challenger and champion, before anybody judges it. */
export type Measured = Omit<Duel, 'environment' | 'outcome' | 'gates' | 'elsewhere' | 'verdict'>;

/** Whose gates judge, and whether what the challenger was compared with is live there. */
export interface Court {
  gates: readonly GateConfig[];
  environment: string;
  isLive: boolean;
}

/**
 * The verdict value: what the comparison says, by the metric that decides, and what the gates say. A promotion compares
 * with what is live alone, so to the gates a model that is not live is no champion.
 * @throws ConfigurationError for a gate on a metric that was not measured
 */
export function judgeDuel(measured: Measured, { gates, environment, isLive }: Court): Duel {
  const { metrics, obstacle } = measured;
  const comparisons = isLive
    ? metrics
    : metrics.map((metric) => ({ ...metric, champion: null, difference: null }));
  return {
    ...measured,
    environment,
    outcome: judgePrimary(measured),
    ...applyGates({ gates, comparisons, environment, obstacle: isLive ? obstacle : null }),
    elsewhere: listElsewhere(gates, environment),
  };
}
