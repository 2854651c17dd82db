import type { Prediction } from '../../format/manifest/evaluation.ts';
import type { MulticlassSums } from '../../format/manifest/metrics.ts';
import type { Cell } from '../../format/manifest/row.ts';
import { collectClasses, logLossOf, requireClassPredictions } from './classes-of.ts';
import type { Summed } from './scorer.ts';

interface Classified {
  losses: Float64Array;
  truth: Uint32Array;
  called: Uint32Array;
  classes: number;
}

/** Rows of a task with several classes, ready to be summed. */
export function sumMulticlass(truth: readonly Cell[], given: readonly Prediction[]): Summed<MulticlassSums> {
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
  return { rows: truth.length, sum: (draw) => sumDraw(classified, draw) };
}

function sumDraw({ losses, truth, called, classes }: Classified, draw: Uint32Array): MulticlassSums {
  const hitsOf = new Float64Array(classes);
  const wrongOf = new Float64Array(classes);
  let loss = 0;
  let right = 0;
  for (const row of draw) {
    const actual = truth[row] ?? 0;
    const predicted = called[row] ?? 0;
    loss += losses[row] ?? 0;
    if (actual === predicted) {
      hitsOf[actual] = (hitsOf[actual] ?? 0) + 1;
      right++;
    } else {
      wrongOf[actual] = (wrongOf[actual] ?? 0) + 1;
      wrongOf[predicted] = (wrongOf[predicted] ?? 0) + 1;
    }
  }
  return { rows: draw.length, loss, right, hitsOf, wrongOf };
}
