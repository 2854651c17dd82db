import type { Prediction, Task } from '../../format/manifest/evaluation.ts';
import type { Cell } from '../../format/manifest/row.ts';

/** True values and the predictions of the same rows. */
export interface Scored {
  task: Task;
  truth: readonly Cell[];
  predictions: readonly Prediction[];
  /** The one metric that is asked for; all of the task, unless set. */
  metric?: string | undefined;
}

/** Computes metrics over any draw of its rows, also with repeated ones. */
export interface Scorer {
  rows: number;
  names: readonly string[];
  /** Of each number that is a share: of how many rows; null for another. */
  shares: readonly (number | null)[];
  /** One number a name, NaN where the metric is not defined on this draw. */
  score(draw: Uint32Array): number[];
}

/** The draw that takes every row once. */
export function drawAll(rows: number): Uint32Array {
  return Uint32Array.from({ length: rows }, (_, index) => index);
}

/** A task's rows, ready to be summed over any draw. */
export interface Summed<Sums> {
  rows: number;
  /** What the metrics are made of, over a draw of at least one row. */
  sum(draw: Uint32Array): Sums;
}
