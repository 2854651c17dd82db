import type { GateConfig } from '../../format/config/pipeline-schema.ts';
import type { GateResult, GateVerdict, MetricComparison } from '../../format/manifest/duel.ts';
import type { Estimate } from '../../format/manifest/evaluation.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { suggest } from '../../ground/errors/suggest.ts';
import { formatNumber } from '../../report/number-text.ts';

/** What `against` says for the model that is live where the challenger is to go. */
const TARGET = 'target';

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
 * decides. A gate of other environments, and a comparison with another one, do not apply and are left out.
 * @throws ConfigurationError for a gate on a metric that was not computed
 */
export function applyGates({ gates, comparisons, environment, obstacle = null }: GateQuestion): {
  gates: GateResult[];
  verdict: GateVerdict;
} {
  const results = gates.flatMap((gate) => judgeGate({ gate, comparisons, environment, obstacle }));
  return { gates: results, verdict: concludeVerdict(results) };
}

/**
 * The rules that are left out in an environment, each with where it is asked: those of gates of other environments, and
 * comparisons with another one.
 */
export function listElsewhere(gates: readonly GateConfig[], environment: string): string[] {
  return gates.flatMap((gate) => {
    const isAsked = isAskedIn(gate, environment);
    const where = gate.environments ? ` (${gate.environments.join(', ')})` : '';
    return listRules(gate, 'what is live there')
      .filter(({ against }) => !isAsked || !isMet(against, environment))
      .map(({ rule }) => `${rule}${where}`);
  });
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
  const { metric } = gate;
  const comparison = comparisons.find((candidate) => candidate.metric === metric);
  if (!comparison) throw explainUnknown(metric, comparisons);
  if (!isAskedIn(gate, environment)) return [];
  return listRules(gate, environment)
    .filter(({ against }) => isMet(against, environment))
    .map((rule) => {
      if (rule.against === undefined) return judgeBound(rule, comparison);
      return judgeAgainst({ gate, rule, comparison, environment, obstacle });
    });
}

/** One thing that a gate asks, in words: a fixed bound, or how the challenger stands against a live model. */
type Rule =
  | { rule: string; side: 'min' | 'max'; bound: number; against?: undefined }
  | { rule: string; against: string };

/**
 * What a gate asks: its bounds; and its comparison, which is all that it asks where it has no bound.
 * @param target what the words call the model of `against: target`
 */
function listRules(gate: GateConfig, target: string): Rule[] {
  const { metric, min, max, against, 'max-degradation': degradation } = gate;
  const rules: Rule[] = [];
  if (min !== undefined) rules.push({ rule: `${metric} >= ${formatNumber(min)}`, side: 'min', bound: min });
  if (max !== undefined) rules.push({ rule: `${metric} <= ${formatNumber(max)}`, side: 'max', bound: max });
  if (against === undefined && rules.length > 0) return rules;
  const champion = against === undefined || against === TARGET ? target : against;
  const allowed = degradation ? ` by more than ${degradation}` : '';
  return [...rules, { rule: `${metric} no worse than ${champion}${allowed}`, against: against ?? TARGET }];
}

function isAskedIn({ environments }: GateConfig, environment: string): boolean {
  return environments?.includes(environment) ?? true;
}

function isMet(against: string | undefined, environment: string): boolean {
  return against === undefined || against === TARGET || against === environment;
}

function explainUnknown(metric: string, comparisons: readonly MetricComparison[]): ConfigurationError {
  const known = comparisons.map((comparison) => comparison.metric);
  return new ConfigurationError(
    'SLW_METRIC_UNKNOWN',
    `A gate names the metric "${metric}", which was not computed.${suggest(metric, known)} Correct "evaluate.gates".`,
  );
}

function judgeBound(
  { rule, side, bound }: Extract<Rule, { side: string }>,
  { metric, challenger }: MetricComparison,
): GateResult {
  const holds = side === 'min' ? challenger.value >= bound : challenger.value <= bound;
  const reason = `${metric} is ${describeEstimate(challenger)}`;
  return { metric, rule, verdict: holds ? 'pass' : 'fail', reason };
}

interface AgainstQuestion {
  gate: GateConfig;
  rule: Rule;
  comparison: MetricComparison;
  environment: string;
  obstacle: string | null;
}

function judgeAgainst({
  gate,
  rule: { rule },
  comparison,
  environment,
  obstacle,
}: AgainstQuestion): GateResult {
  const { metric, direction, champion, difference } = comparison;
  const conclude = (verdict: GateVerdict, reason: string) => ({ metric, rule, verdict, reason });
  if (obstacle !== null) return conclude('inconclusive', obstacle);
  if (!champion) return conclude('pass', `no model is live in ${environment}`);
  const bound = (Number.parseFloat(gate['max-degradation'] ?? '0') / 100) * Math.abs(champion.value);
  const worse = difference && worseningOf(difference, direction);
  if (!difference || !worse)
    return conclude('inconclusive', 'too few rows for an interval of the difference');
  const reason = `challenger minus champion is ${describeEstimate(difference)}, ${direction} is better`;
  if (worse.low > bound) return conclude('fail', reason);
  return conclude(worse.high <= bound ? 'pass' : 'inconclusive', reason);
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
