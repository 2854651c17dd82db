import { type Column, type Contract, targetColumn } from '../../format/contract/contract.ts';
import type { Prediction } from '../../format/manifest/evaluation.ts';
import type { Signature, SignatureOutput } from '../../format/manifest/signature.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { formatCount } from '../../ground/errors/format-count.ts';
import { type ClassLabel, toClass } from './classes.ts';
import { decodeHalf } from './half.ts';
import type { V2Tensor } from './model.ts';

/** How far a probability may lie outside 0 to 1, for rounding in single precision. */
const PROBABILITY_SLACK = 1e-3;

/** Turns one batch's outputs into `count` predictions; further rows (padding) are dropped. */
export type OutputDecoder = (outputs: ReadonlyMap<string, V2Tensor>, count: number) => Prediction[];

/** The decoder of a signature's outputs. */
export function createOutputDecoder(signature: Signature, contract: Contract): OutputDecoder {
  const value = findOutput(signature, 'value');
  if (value) return (outputs, count) => decodeValues(requireTensor(outputs, value), count);
  const probabilities = findOutput(signature, 'probabilities');
  if (!probabilities)
    throw new ConfigurationError(
      'SLW_BUNDLE_INVALID',
      'The signature has no output to predict from. Package the model again.',
    );
  const label = findOutput(signature, 'label');
  const target = targetColumn(contract);
  return (outputs, count) =>
    decodeClasses({
      probabilities: requireTensor(outputs, probabilities),
      labels: label && requireTensor(outputs, label),
      classes: signature.classes,
      target,
      count,
    });
}

function findOutput(signature: Signature, role: SignatureOutput['role']): SignatureOutput | undefined {
  return signature.outputs.find((output) => output.role === role);
}

function requireTensor(outputs: ReadonlyMap<string, V2Tensor>, { name }: SignatureOutput): V2Tensor {
  const tensor = outputs.get(name);
  if (tensor) return tensor;
  throw new ConfigurationError(
    'SLW_BUNDLE_INVALID',
    `The model gave no output "${name}", which its signature names. Package it again.`,
  );
}

function decodeValues(tensor: V2Tensor, count: number): Prediction[] {
  refuseShort(tensor, count, 1);
  return Array.from({ length: count }, (_, index) => ({ value: finiteAt(tensor, index) }));
}

interface ClassOutputs {
  probabilities: V2Tensor;
  labels: V2Tensor | undefined;
  classes: readonly ClassLabel[];
  target: Column;
  count: number;
}

function decodeClasses({ probabilities, labels, classes, target, count }: ClassOutputs): Prediction[] {
  const isSingle = classes.length === 2 && (probabilities.shape[1] ?? 1) === 1;
  refuseShort(probabilities, count, isSingle ? 1 : classes.length);
  const names = classes.map(String);
  return Array.from({ length: count }, (_, index) => {
    const shares = isSingle
      ? readComplement(probabilities, index)
      : readShares(probabilities, index, names.length);
    const label = labels
      ? toClass(toLabel(labels.data[index]), target)
      : (classes[indexOfLargest(shares)] ?? null);
    return { label, probabilities: Object.fromEntries(names.map((name, at) => [name, shares[at] ?? 0])) };
  });
}

function readShares(tensor: V2Tensor, row: number, width: number): number[] {
  return Array.from({ length: width }, (_, column) => probabilityAt(tensor, row * width + column));
}

function readComplement(tensor: V2Tensor, row: number): number[] {
  const positive = probabilityAt(tensor, row);
  return [1 - positive, positive];
}

function indexOfLargest(shares: number[]): number {
  let best = 0;
  shares.forEach((share, index) => {
    if (share > (shares[best] ?? 0)) best = index;
  });
  return best;
}

function toLabel(value: V2Tensor['data'][number] | undefined): ClassLabel {
  return typeof value === 'bigint' ? Number(value) : (value ?? '');
}

function probabilityAt(tensor: V2Tensor, index: number): number {
  const value = finiteAt(tensor, index);
  if (value >= -PROBABILITY_SLACK && value <= 1 + PROBABILITY_SLACK) return Math.min(1, Math.max(0, value));
  throw new ConfigurationError(
    'SLW_MODEL_ANSWER_INVALID',
    `The model's output "${tensor.name}" holds ${value} where a probability belongs. Export it with a softmax or sigmoid as its last step.`,
  );
}

function finiteAt({ name, datatype, data }: V2Tensor, index: number): number {
  const raw = Number(data[index]);
  const value = datatype === 'FP16' ? decodeHalf(raw) : raw;
  if (Number.isFinite(value)) return value;
  throw new ConfigurationError(
    'SLW_MODEL_ANSWER_INVALID',
    `The model answers ${value} in its output "${name}". Impute missing values inside the graph, and check the training.`,
  );
}

function refuseShort({ name, data, shape }: V2Tensor, count: number, width: number): void {
  if (data.length >= count * width) return;
  throw new ConfigurationError(
    'SLW_MODEL_ANSWER_INVALID',
    `The model's output "${name}" has the shape [${shape}] for ${formatCount(count, 'row')}. It must give ${width} a row.`,
  );
}
