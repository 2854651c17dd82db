import { type Column, type Contract, targetColumn } from '../../format/contract/contract.ts';
import type { Signature, SignatureOutput } from '../../format/manifest/signature.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { formatCount } from '../../ground/errors/format-count.ts';
import { type ClassLabel, toClass } from './classes.ts';
import { decodeHalf } from './half.ts';
import type { V2Tensor } from './tensor.ts';

/** How far a probability may lie outside 0 to 1, for rounding in single precision. */
const PROBABILITY_SLACK = 1e-3;

/** Predictions by columns, a value a row each. */
export type PredictedColumns = PredictedValues | PredictedClasses;

/** What a regression predicts. */
export interface PredictedValues {
  values: Float64Array;
}

/** What a classifier predicts. */
export interface PredictedClasses {
  /** Null where the model knows no class. */
  labels: (ClassLabel | null)[];
  /** The classes as text, each with its probabilities. */
  probabilities: { name: string; values: Float64Array }[];
}

/**
 * Turns one batch's outputs into columns of `count` predictions; further rows (padding) are dropped.
 * @throws ConfigurationError for outputs that mean no predictions: one is absent or too short, a value is not finite, a
 * probability is none
 */
export type OutputDecoder = (outputs: readonly V2Tensor[], count: number) => PredictedColumns;

/** The decoder of a signature's outputs. */
export function createOutputDecoder(signature: Signature, contract: Contract): OutputDecoder {
  const value = findOutput(signature, 'value');
  if (value)
    return (outputs, count) => ({ values: readColumn(requireTensor(outputs, value), { count, width: 1 }) });
  const probabilities = findOutput(signature, 'probabilities');
  if (!probabilities)
    throw new ConfigurationError(
      'SLW_BUNDLE_INVALID',
      'The signature has no output to predict from. Package the model again.',
    );
  const label = findOutput(signature, 'label');
  const target = targetColumn(contract);
  const { classes } = signature;
  return (outputs, count) => {
    const labels = label && requireTensor(outputs, label);
    const shares = readShares(requireTensor(outputs, probabilities), { classes: classes.length, count });
    return {
      labels: Array.from({ length: count }, (_, row) =>
        labels ? readLabel(labels, { row, target }) : (classes[indexOfLargest(shares, row)] ?? null),
      ),
      probabilities: shares.map((values, at) => ({ name: String(classes[at]), values })),
    };
  };
}

function findOutput(signature: Signature, role: SignatureOutput['role']): SignatureOutput | undefined {
  return signature.outputs.find((output) => output.role === role);
}

function requireTensor(outputs: readonly V2Tensor[], { name }: SignatureOutput): V2Tensor {
  const tensor = outputs.find((candidate) => candidate.name === name);
  if (tensor) return tensor;
  throw new ConfigurationError(
    'SLW_BUNDLE_INVALID',
    `The model gave no output "${name}", which its signature names. Package it again.`,
  );
}

/** One column of probabilities a class; a single one is the last class's, and the first's is what it leaves. */
function readShares(
  tensor: V2Tensor,
  { classes, count }: { classes: number; count: number },
): Float64Array[] {
  if (classes !== 2 || (tensor.shape[1] ?? 1) !== 1) {
    refuseShort(tensor, { count, width: classes });
    return Array.from({ length: classes }, (_, at) =>
      readColumn(tensor, { count, width: classes, at }).map((value) => toProbability(tensor.name, value)),
    );
  }
  const positive = readColumn(tensor, { count, width: 1 }).map((value) => toProbability(tensor.name, value));
  return [positive.map((share) => 1 - share), positive];
}

function indexOfLargest(shares: readonly Float64Array[], row: number): number {
  let best = 0;
  shares.forEach((values, index) => {
    if ((values[row] ?? 0) > (shares[best]?.[row] ?? 0)) best = index;
  });
  return best;
}

/** What a label of the model means in the data. */
function readLabel(
  { datatype, data }: V2Tensor,
  { row, target }: { row: number; target: Column },
): ClassLabel {
  const value = data[row];
  if (datatype === 'BOOL') return toClass(Boolean(value), target);
  return toClass(typeof value === 'bigint' ? Number(value) : (value ?? ''), target);
}

function toProbability(name: string, value: number): number {
  if (value >= -PROBABILITY_SLACK && value <= 1 + PROBABILITY_SLACK) return Math.min(1, Math.max(0, value));
  throw new ConfigurationError(
    'SLW_MODEL_ANSWER_INVALID',
    `The model's output "${name}" holds ${value} where a probability belongs. Export it with a softmax or sigmoid as its last step.`,
  );
}

interface Place {
  count: number;
  /** Values a row. */
  width: number;
  /** Which of them. */
  at?: number;
}

function readColumn(tensor: V2Tensor, place: Place): Float64Array {
  refuseShort(tensor, place);
  const { name, datatype, data } = tensor;
  const { count, width, at = 0 } = place;
  const column = new Float64Array(count);
  for (let row = 0; row < count; row++) {
    const raw = Number(data[row * width + at]);
    const value = datatype === 'FP16' ? decodeHalf(raw) : raw;
    if (!Number.isFinite(value)) throw explainNoNumber(name, value);
    column[row] = value;
  }
  return column;
}

function explainNoNumber(name: string, value: number): ConfigurationError {
  return new ConfigurationError(
    'SLW_MODEL_ANSWER_INVALID',
    `The model answers ${value} in its output "${name}". Impute missing values inside the graph, and check the training.`,
  );
}

function refuseShort({ name, data, shape }: V2Tensor, { count, width }: Place): void {
  if (data.length >= count * width) return;
  throw new ConfigurationError(
    'SLW_MODEL_ANSWER_INVALID',
    `The model's output "${name}" has the shape [${shape}] for ${formatCount(count, 'row')}. It must give ${width} a row.`,
  );
}
