import type { Evaluation, Prediction, Task } from '../../format/manifest/evaluation.ts';
import type { Cell } from '../../format/manifest/row.ts';
import { collectClasses, requireClassPredictions } from './classes-of.ts';

const BINS = 10;

export interface CalibrationQuestion {
  task: Task;
  truth: readonly Cell[];
  predictions: readonly Prediction[];
}

/**
 * A reliability table: rows in ten bins of equal counts by what was predicted, with the mean prediction and the mean of
 * what was true. Of a regression the value; of a binary task the probability of the positive class against its share; of
 * several classes the probability of the predicted class against the share that was right.
 */
export function calibrate(question: CalibrationQuestion): Evaluation['calibration'] {
  const pairs = pairUp(question).sort((a, b) => a.predicted - b.predicted);
  const bins = Math.min(BINS, pairs.length);
  return Array.from({ length: bins }, (_, bin) => {
    const members = pairs.slice(edge(bin, pairs.length, bins), edge(bin + 1, pairs.length, bins));
    return {
      rows: members.length,
      predicted: meanOf(members.map(({ predicted }) => predicted)),
      observed: meanOf(members.map(({ observed }) => observed)),
    };
  });
}

interface Pair {
  predicted: number;
  observed: number;
}

function pairUp({ task, truth, predictions }: CalibrationQuestion): Pair[] {
  if (task === 'regression') {
    return predictions.flatMap((prediction, row) =>
      'value' in prediction ? [{ predicted: prediction.value, observed: Number(truth[row]) }] : [],
    );
  }
  const classified = requireClassPredictions(predictions);
  const positive = task === 'binary' ? (collectClasses(truth, classified).at(-1) ?? '') : undefined;
  return classified.map(({ label, probabilities }, row) => {
    const name = positive ?? String(label);
    return { predicted: probabilities[name] ?? 0, observed: String(truth[row]) === name ? 1 : 0 };
  });
}

function edge(bin: number, rows: number, bins: number): number {
  return Math.round((bin * rows) / bins);
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
}
