import type { Prediction } from '../../format/manifest/evaluation.ts';
import type { Row } from '../../format/manifest/row.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import type { Model } from './model.ts';
import { predictAlone } from './predict-alone.ts';
import { spreadOverPredictions } from './spread-over.ts';

/** Rows that are asked in several companies: few, for each costs a run of the model. */
const SAMPLE = 16;

/**
 * How far an answer may move with its neighbours: batches of other sizes are summed in another order, and half
 * precision has three digits. A share of the spread of the answers, and of the answer itself.
 */
const SHARE_OF_SPREAD = 0.01;
const SHARE_OF_VALUE = 1e-4;

export interface Answered {
  rows: readonly Row[];
  /** What the model answered to all of them together. */
  predictions: readonly Prediction[];
}

/**
 * Proves on a sample of rows that a model answers each by itself: alone, among fewer others, in another order, and the
 * same again. What depends on its neighbours has no answer to one row, and its metrics measure the company it was in.
 * @throws ConfigurationError that says what the answers depend on
 */
export async function proveIndependence(
  model: Pick<Model, 'predict'>,
  { rows, predictions }: Answered,
): Promise<void> {
  const sample = spreadOverPredictions(predictions, SAMPLE);
  const asked = sample.flatMap((row) => rows.slice(row, row + 1));
  const among = sample.flatMap((row) => predictions.slice(row, row + 1));
  const allowance = allowFor(predictions);
  const together = await model.predict(asked);
  refuseDifference(
    { sample, expected: together, actual: await model.predict(asked), allowance },
    explainChance,
  );
  const reversed = (await model.predict(asked.toReversed())).toReversed();
  const alone = await predictAlone(model, asked);
  for (const expected of [among, together, reversed])
    refuseDifference({ sample, expected, actual: alone, allowance }, explainCompany);
}

interface Comparing {
  /** Positions of the rows, for messages. */
  sample: readonly number[];
  expected: readonly Prediction[];
  actual: readonly Prediction[];
  /** By each number of a prediction. */
  allowance: readonly number[];
}

interface Moved {
  row: number;
  expected: number;
  actual: number;
}

function refuseDifference(comparing: Comparing, explain: (moved: Moved) => string): void {
  const moved = findMoved(comparing);
  if (moved) throw new ConfigurationError('SLW_MODEL_BATCH_DEPENDENT', explain(moved));
}

function findMoved({ sample, expected, actual, allowance }: Comparing): Moved | undefined {
  for (const [index, row] of sample.entries()) {
    const before = numbersOf(expected[index]);
    const after = numbersOf(actual[index]);
    const at = before.findIndex((value, place) => {
      const allowed = (allowance[place] ?? 0) + SHARE_OF_VALUE * Math.abs(value);
      return !(Math.abs((after[place] ?? Number.NaN) - value) <= allowed);
    });
    if (at >= 0) return { row: row + 1, expected: before[at] ?? 0, actual: after[at] ?? Number.NaN };
  }
  return undefined;
}

/** The share of each number's spread over the predictions; labels follow from the probabilities. */
function allowFor(predictions: readonly Prediction[]): number[] {
  const [first] = predictions;
  return numbersOf(first).map((_, place) => {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const prediction of predictions) {
      const value = numbersOf(prediction)[place] ?? 0;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    return SHARE_OF_SPREAD * (high - low);
  });
}

function numbersOf(prediction: Prediction | undefined): number[] {
  if (prediction === undefined) return [];
  return 'value' in prediction ? [prediction.value] : Object.values(prediction.probabilities);
}

function explainCompany({ row, expected, actual }: Moved): string {
  return `The model's answer to a row depends on the other rows of its batch: test row ${row} is answered ${actual} alone and ${expected} among others, so neither metrics nor a service could be relied on. Export it for inference, with dropout and normalisation off (model.eval() in PyTorch), and without operators that go over the first dimension.`;
}

function explainChance({ row, expected, actual }: Moved): string {
  return `The model answers the same rows otherwise each time: test row ${row} is answered ${expected} and then ${actual}. Export it for inference, with dropout off (model.eval() in PyTorch), and without random operators.`;
}
