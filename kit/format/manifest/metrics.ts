import type { Task } from './evaluation.ts';

/** One of the numbers that an evaluation holds: its name, which way it gets better, and what it is. */
export interface Metric<Sums> {
  name: string;
  better: 'lower' | 'higher';
  /** Of sums over a draw of at least one row; NaN where the metric is not defined on it. */
  of(sums: Sums): number;
  /** Of a metric that is a share: of how many rows, over the sums of all of them. Its interval goes by that. */
  shareOf?(sums: Sums): number;
}

/** At least one: the first is the primary metric where none is chosen. */
type Metrics<Sums> = readonly [Metric<Sums>, ...Metric<Sums>[]];

/** Sums over the rows of a draw that the metrics of a regression are made of. */
export interface RegressionSums {
  rows: number;
  /** Of squared errors. */
  squared: number;
  /** Of absolute errors. */
  absolute: number;
  /** Of true values less their mean over all rows, and of the squares of these. */
  centred: number;
  centredSquared: number;
  /** Variance a row, below which the truth of the draw is constant but for rounding. */
  constant: number;
}

/** Those of a task with two classes. */
export interface BinarySums {
  rows: number;
  /** Of minus the logarithm of the probability given to the true class. */
  loss: number;
  /** Of squared differences of the positive class's probability and 1 or 0. */
  squared: number;
  /** Rows whose class was called. */
  right: number;
  /** True positives; false positives and false negatives. */
  hits: number;
  wrong: number;
  /** The area under the ROC curve, which is no sum; NaN where the draw holds one class alone or no one asks for it. */
  area(): number;
}

/** Those of a task with several classes. */
export interface MulticlassSums {
  rows: number;
  loss: number;
  right: number;
  /** Of each class: true positives; false positives and false negatives. */
  hitsOf: Float64Array;
  wrongOf: Float64Array;
}

const LOG_LOSS = {
  name: 'log_loss',
  better: 'lower',
  of: ({ loss, rows }: { loss: number; rows: number }) => loss / rows,
} as const;

const ACCURACY = {
  name: 'accuracy',
  better: 'higher',
  of: ({ right, rows }: { right: number; rows: number }) => right / rows,
  shareOf: ({ rows }: { rows: number }) => rows,
} as const;

/** The metrics of each task, the default primary one first. A metric is one entry here. */
export const METRICS: {
  regression: Metrics<RegressionSums>;
  binary: Metrics<BinarySums>;
  multiclass: Metrics<MulticlassSums>;
} & Record<Task, Metrics<never>> = {
  regression: [
    { name: 'rmse', better: 'lower', of: ({ squared, rows }) => Math.sqrt(squared / rows) },
    { name: 'mae', better: 'lower', of: ({ absolute, rows }) => absolute / rows },
    { name: 'r2', better: 'higher', of: determination },
  ],
  binary: [
    LOG_LOSS,
    { name: 'roc_auc', better: 'higher', of: ({ area }) => area() },
    ACCURACY,
    {
      name: 'f1',
      better: 'higher',
      of: ({ hits, wrong }) => f1Of(hits, wrong),
      shareOf: ({ hits, wrong }) => hits + wrong,
    },
    { name: 'brier', better: 'lower', of: ({ squared, rows }) => squared / rows },
  ],
  multiclass: [LOG_LOSS, ACCURACY, { name: 'macro_f1', better: 'higher', of: averageF1, shareOf: evenOut }],
};

/**
 * The coefficient of determination 1 - SSE / SST. Where the truth is constant it is 1 for perfect predictions and 0
 * otherwise, as in scikit-learn.
 */
function determination({ squared, centred, centredSquared, rows, constant }: RegressionSums): number {
  if (rows < 2) return Number.NaN;
  const variation = centredSquared - (centred * centred) / rows;
  if (variation <= constant * rows) return squared === 0 ? 1 : 0;
  return 1 - squared / variation;
}

/** F1 = 2 TP / (2 TP + FP + FN); 0 where nothing is positive (scikit-learn's `zero_division=0`). */
function f1Of(hits: number, wrong: number): number {
  return hits + wrong === 0 ? 0 : (2 * hits) / (2 * hits + wrong);
}

/** F1 averaged over the classes that are true or called at least once (scikit-learn's `average="macro"`). */
function averageF1({ hitsOf, wrongOf }: MulticlassSums): number {
  let sum = 0;
  let present = 0;
  for (let at = 0; at < hitsOf.length; at++) {
    const hits = hitsOf[at] ?? 0;
    const wrong = wrongOf[at] ?? 0;
    if (hits + wrong === 0) continue;
    sum += f1Of(hits, wrong);
    present++;
  }
  return sum / present;
}

/** The rows that one share would need to vary as the mean of those of the classes does: k² / Σ 1/n over k classes. */
function evenOut({ hitsOf, wrongOf }: MulticlassSums): number {
  const counts = [...hitsOf].map((hits, at) => hits + (wrongOf[at] ?? 0)).filter((count) => count > 0);
  return counts.length ** 2 / counts.reduce((sum, count) => sum + 1 / count, 0);
}
