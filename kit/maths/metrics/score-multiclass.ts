import type { Prediction } from '../../format/manifest/evaluation.ts';
import { METRICS } from '../../format/manifest/metric-names.ts';
import type { Cell } from '../../format/manifest/row.ts';
import { collectClasses, logLossOf, requireClassPredictions } from './classes-of.ts';
import { f1Of } from './score-binary.ts';
import type { Scorer } from './scorer.ts';

interface Classified {
  losses: Float64Array;
  truth: Uint32Array;
  called: Uint32Array;
  classes: number;
}

/** Log loss, accuracy, and F1 averaged over the classes that occur in a draw (scikit-learn's `average="macro"`). */
export function createMulticlassScorer(truth: readonly Cell[], given: readonly Prediction[]): Scorer {
  const predictions = requireClassPredictions(given);
  const names = collectClasses(truth, predictions);
  const indexOf = new Map(names.map((name, index) => [name, index]));
  const classified: Classified = {
    losses: Float64Array.from(predictions, ({ probabilities }, row) =>
      logLossOf(probabilities[String(truth[row])] ?? 0),
    ),
    truth: Uint32Array.from(truth, (value) => indexOf.get(String(value)) ?? 0),
    called: Uint32Array.from(predictions, ({ label }) => indexOf.get(String(label)) ?? 0),
    classes: names.length,
  };
  return { rows: truth.length, names: METRICS.multiclass, score: (draw) => scoreDraw(classified, draw) };
}

function scoreDraw({ losses, truth, called, classes }: Classified, draw: Uint32Array): number[] {
  if (draw.length === 0) return [Number.NaN, Number.NaN, Number.NaN];
  const hits = new Float64Array(classes);
  const wrong = new Float64Array(classes);
  let loss = 0;
  let right = 0;
  for (const row of draw) {
    const actual = truth[row] ?? 0;
    const predicted = called[row] ?? 0;
    loss += losses[row] ?? 0;
    if (actual === predicted) {
      hits[actual] = (hits[actual] ?? 0) + 1;
      right++;
    } else {
      wrong[actual] = (wrong[actual] ?? 0) + 1;
      wrong[predicted] = (wrong[predicted] ?? 0) + 1;
    }
  }
  return [loss / draw.length, right / draw.length, averageF1(hits, wrong)];
}

/** Over classes that are true or called at least once. */
function averageF1(hits: Float64Array, wrong: Float64Array): number {
  let sum = 0;
  let present = 0;
  for (let at = 0; at < hits.length; at++) {
    const hit = hits[at] ?? 0;
    const miss = wrong[at] ?? 0;
    if (hit + miss === 0) continue;
    sum += f1Of(hit, miss);
    present++;
  }
  return sum / present;
}
