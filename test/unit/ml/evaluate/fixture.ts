import { readFileSync } from 'node:fs';
import type { Prediction } from '../../../../kit/format/manifest/evaluation.ts';

interface MetricsFixture {
  regression: {
    truth: number[];
    predicted: number[];
    champion: number[];
    metrics: Record<string, number>;
    intervals: Record<string, [number, number]>;
  };
  binary: {
    truth: string[];
    score: number[];
    label: string[];
    metrics: Record<string, number>;
    intervals: Record<string, [number, number]>;
  };
  multiclass: {
    truth: string[];
    probabilities: number[][];
    label: string[];
    metrics: Record<string, number>;
  };
}

/** scikit-learn's and SciPy's values (see SOURCE.md beside the file). */
export const fixture: MetricsFixture = JSON.parse(
  readFileSync(new URL('../../../fixtures/evaluate/metrics.json', import.meta.url), 'utf8'),
);

export function values(numbers: readonly number[]): Prediction[] {
  return numbers.map((value) => ({ value }));
}

export function yesNo(scores: readonly number[], labels?: readonly string[]): Prediction[] {
  return scores.map((yes, row) => ({
    label: labels?.[row] ?? (yes > 0.5 ? 'yes' : 'no'),
    probabilities: { no: 1 - yes, yes },
  }));
}
