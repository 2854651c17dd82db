import type { GateConfig } from '../config/pipeline-schema.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { suggest } from '../errors/suggest.ts';
import type { Estimate } from '../manifest/evaluation.ts';
import type { GateResult, GateVerdict, MetricComparison } from '../manifest/registry.ts';
import { formatNumber } from '../report/number-text.ts';

export interface GateQuestion {
  gates: readonly GateConfig[];
  comparisons: readonly MetricComparison[];
  /** The environment whose live model is the champion of `comparisons`. */
  environment: string;
  /** Why there is no comparison with a champion that is there, as the end of a sentence. */
  obstacle?: string | null;
}

/**
 * What the gates say of a challenger.
 *
 * A fixed bound (`min`, `max`) is held against the value itself: pass or fail. A comparison (`against`) is held against
 * the paired interval of how much worse the challenger is, w (challenger minus champion, its sign turned where higher is
 * better). The bound b is 0, or `max-degradation` of the champion's absolute value. fail: the whole interval is worse
 * (w_low > b). pass: the whole interval is no worse (w_high <= b). inconclusive: b lies inside, or there are too few
 * rows for an interval. Without a champion it passes; with one that could not be compared it is inconclusive: a person
 * decides. A comparison with another environment does not apply and is left out; a fixed bound always applies.
 * @throws ConfigurationError for a gate without a bound or on a metric that was not computed
 */
export function applyGates({ gates, comparisons, environment, obstacle = null }: GateQuestion): {
  gates: GateResult[];
  verdict: GateVerdict;
} {
  const results = gates.flatMap((gate) => judgeGate({ gate, comparisons, environment, obstacle }));
  return { gates: results, verdict: concludeVerdict(results) };
}

/** What gates say together: fail if any fails, else inconclusive if any is, else pass. */
export function concludeVerdict(gates: readonly Pick<GateResult, 'verdict'>[]): GateVerdict {
  const verdicts = new Set(gates.map(({ verdict }) => verdict));
  return verdicts.has('fail') ? 'fail' : verdicts.has('inconclusive') ? 'inconclusive' : 'pass';
}

interface OneGate extends Omit<GateQuestion, 'gates' | 'obstacle'> {
  gate: GateConfig;
  obstacle: string | null;
}

function judgeGate({ gate, comparisons, environment, obstacle }: OneGate): GateResult[] {
  const { metric, min, max, against } = gate;
  const comparison = comparisons.find((candidate) => candidate.metric === metric);
  if (!comparison) throw explainUnknown(metric, comparisons);
  const results: GateResult[] = [];
  if (min !== undefined) results.push(judgeBound({ comparison, bound: min, side: 'min' }));
  if (max !== undefined) results.push(judgeBound({ comparison, bound: max, side: 'max' }));
  if (against === environment) results.push(judgeAgainst({ gate, comparison, against, obstacle }));
  if (results.length > 0 || against !== undefined) return results;
  throw new ConfigurationError(`The gate on "${metric}" has no bound. Give it "min", "max" or "against".`);
}

function explainUnknown(metric: string, comparisons: readonly MetricComparison[]): ConfigurationError {
  const known = comparisons.map((comparison) => comparison.metric);
  return new ConfigurationError(
    `A gate names the metric "${metric}", which was not computed.${suggest(metric, known)} Correct "evaluate.gates".`,
  );
}

interface BoundQuestion {
  comparison: MetricComparison;
  bound: number;
  side: 'min' | 'max';
}

function judgeBound({ comparison, bound, side }: BoundQuestion): GateResult {
  const { metric, challenger } = comparison;
  const holds = side === 'min' ? challenger.value >= bound : challenger.value <= bound;
  const rule = `${metric} ${side === 'min' ? '>=' : '<='} ${formatNumber(bound)}`;
  return {
    metric,
    rule,
    verdict: holds ? 'pass' : 'fail',
    reason: `${metric} is ${describeEstimate(challenger)}`,
  };
}

interface AgainstQuestion {
  gate: GateConfig;
  comparison: MetricComparison;
  against: string;
  obstacle: string | null;
}

function judgeAgainst({ gate, comparison, against, obstacle }: AgainstQuestion): GateResult {
  const { metric, direction, champion, difference } = comparison;
  const degradation = gate['max-degradation'];
  const rule = `${metric} no worse than ${against}${degradation ? ` by more than ${degradation}` : ''}`;
  if (obstacle !== null) return { metric, rule, verdict: 'inconclusive', reason: obstacle };
  if (!champion) return { metric, rule, verdict: 'pass', reason: `no model is live in ${against}` };
  const bound = (Number.parseFloat(degradation ?? '0') / 100) * Math.abs(champion.value);
  const worse = difference && worseningOf(difference, direction);
  if (!difference || !worse) {
    return {
      metric,
      rule,
      verdict: 'inconclusive',
      reason: 'too few rows for an interval of the difference',
    };
  }
  const reason = `challenger minus champion is ${describeEstimate(difference)}, ${direction} is better`;
  if (worse.low > bound) return { metric, rule, verdict: 'fail', reason };
  return { metric, rule, verdict: worse.high <= bound ? 'pass' : 'inconclusive', reason };
}

/** The interval of the difference, turned so that more is worse. */
function worseningOf(
  { low, high }: Estimate,
  direction: 'lower' | 'higher',
): { low: number; high: number } | undefined {
  if (low === null || high === null) return undefined;
  return direction === 'lower' ? { low, high } : { low: -high, high: -low };
}

/** `0.61 (95 % interval 0.52 to 0.68)`. */
export function describeEstimate({ value, low, high }: Estimate): string {
  if (low === null || high === null) return formatNumber(value);
  return `${formatNumber(value)} (95 % interval ${formatNumber(low)} to ${formatNumber(high)})`;
}
