import type { Comparison } from '../../../kit/format/manifest/comparison.ts';
import type { MetricComparison } from '../../../kit/format/manifest/duel.ts';
import type { Metrics } from '../../../kit/format/manifest/evaluation.ts';

/** How far the values of evaluation and comparison may differ, as a share: both were measured, on two machines perhaps. */
const SHARE = 1e-4;

/** The same where documents do not say what rounding comes to: on the rows of a class, or in the error of a near perfect model. */
const WIDE_SHARE = 0.01;

/** What one row of a class comes to depends on how many the class has, which no document says. */
const BY_CLASS: ReadonlySet<string> = new Set(['roc_auc', 'f1', 'macro_f1']);

/** Beyond it an error is a thirtieth of the target's spread, and beyond `PERFECT` it is rounding alone. */
const NEARLY_PERFECT = 1 - 1e-3;
const PERFECT = 1 - 1e-6;

/** What a promotion states of its metrics, and what was evaluated before it. */
interface Stated {
  comparison: Pick<Comparison, 'metrics' | 'leftOut' | 'rows'>;
  evaluation: { splits: { test: { metrics: Metrics } } };
}

/**
 * What is wrong with the metrics of a comparison, as a sentence's end: every metric that was evaluated is compared, and
 * has its value where the rows are the same, and each difference is that of its two values. Undefined where nothing is.
 */
export function findMetricsProblem(stated: Stated): string | undefined {
  return findOtherValue(stated) ?? findOtherDifference(stated.comparison);
}

function findOtherValue({ comparison: { metrics, leftOut, rows }, evaluation }: Stated): string | undefined {
  if (leftOut > 0) return undefined;
  const evaluated = evaluation.splits.test.metrics;
  for (const [name, { value }] of Object.entries(evaluated)) {
    const compared = metrics.find(({ metric }) => metric === name);
    if (!compared) return `states no ${name}, which was evaluated`;
    const stated = compared.challenger.value;
    if (Math.abs(stated - value) <= allow({ compared, value, rows, evaluated })) continue;
    return `states ${name} ${stated}, and evaluation.json ${value} on the same rows`;
  }
  return undefined;
}

interface Near {
  compared: MetricComparison;
  value: number;
  rows: number;
  evaluated: Metrics;
}

/** How far a value may be from the evaluated one. */
function allow({ compared: { metric, challenger }, value, rows, evaluated }: Near): number {
  const isInUnits = metric === 'rmse' || metric === 'mae';
  const r2 = isInUnits ? (evaluated['r2']?.value ?? 0) : 0;
  if (r2 > PERFECT) return Number.POSITIVE_INFINITY;
  const share = BY_CLASS.has(metric) || r2 > NEARLY_PERFECT ? WIDE_SHARE : SHARE;
  const scale = Math.max(Math.abs(value), Math.abs(challenger.value), isInUnits ? 0 : 1);
  return share * scale + (metric === 'accuracy' ? 1 / rows : 0);
}

/** Room for a difference of rounded numbers alone. */
const ROUNDING = 1e-9;

function findOtherDifference({ metrics }: Pick<Comparison, 'metrics'>): string | undefined {
  for (const { metric, challenger, champion, difference } of metrics) {
    if (!champion || !difference) continue;
    const scale = Math.max(Math.abs(challenger.value), Math.abs(champion.value));
    if (Math.abs(challenger.value - champion.value - difference.value) <= ROUNDING * scale) continue;
    return `states ${metric} ${challenger.value} and ${champion.value}, and a difference of ${difference.value}`;
  }
  return undefined;
}
