import { type Column, type Contract, targetColumn } from '../../format/contract/contract.ts';
import type { Task } from '../../format/manifest/evaluation.ts';
import { parseJson } from '../../format/manifest/parse-manifest.ts';
import type { OnnxModel } from '../../format/onnx/types.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';

/** A class as the data hold it. */
export type ClassLabel = string | number | boolean;

/** The model metadata key under which an exporter may list the classes as a JSON array, in the probabilities' order. */
export const CLASSES_KEY = 'slipway.classes';

/**
 * The classes in the order of the probabilities: as the model's metadata says, else as its classifier node says, else
 * as the contract's target lists them (boolean: false, true).
 * @throws ConfigurationError when none of them says it, or they contradict each other
 */
export function deriveClasses({
  model,
  contract,
  task,
}: {
  model: OnnxModel;
  contract: Contract;
  task: Task;
}): ClassLabel[] {
  const target = targetColumn(contract);
  const labels = readStatedClasses(model) ?? model.classLabels;
  const classes = labels ? labels.map((label) => toClass(label, target)) : contractClasses(target, task);
  if (task === 'binary' && classes.length !== 2) {
    throw new ConfigurationError(
      'SLW_TASK_MISMATCH',
      `The task is binary, and the target "${target.name}" has ${classes.length} classes (${classes.join(', ')}). Write "task: multiclass", or correct the contract's "enum".`,
    );
  }
  return classes;
}

/** The classes the contract allows; undefined where it names none. */
export function knownClasses(target: Column): readonly ClassLabel[] | undefined {
  return target.type === 'boolean' ? [false, true] : target.enum;
}

/**
 * What a label of the model means in the data: itself, or, where the data hold text or truth values and the model
 * numbers, the value at that index of the contract's `enum` (0 false, 1 true).
 */
export function toClass(label: unknown, target: Column): ClassLabel {
  const known = knownClasses(target);
  const same =
    known?.find((candidate) => candidate === label) ?? known?.find((value) => looksAlike(value, label));
  if (same !== undefined) return same;
  if (known && target.type !== 'number' && target.type !== 'integer' && typeof label === 'number') {
    const indexed = known[label];
    if (indexed !== undefined) return indexed;
  }
  if (!known && (typeof label === 'number' || typeof label === 'string')) return fromText(label, target);
  throw new ConfigurationError(
    'SLW_MODEL_UNFIT',
    `The model knows the class ${JSON.stringify(label)}, and the data contract's "${target.name}" does not (${known?.join(', ') ?? 'no enum'}). Train on data of this contract, or correct its "enum".`,
  );
}

function fromText(label: string | number, target: Column): ClassLabel {
  return target.type === 'string' ? String(label) : Number(label);
}

function looksAlike(value: ClassLabel, label: unknown): boolean {
  return (
    typeof label === 'string' && String(value) === (typeof value === 'boolean' ? label.toLowerCase() : label)
  );
}

function readStatedClasses(model: OnnxModel): unknown[] | null {
  const text = model.metadata[CLASSES_KEY];
  if (text === undefined) return null;
  const value = parseJson(text, `The model's metadata "${CLASSES_KEY}"`);
  if (Array.isArray(value)) return value;
  throw new ConfigurationError(
    'SLW_MODEL_UNFIT',
    `The model's metadata "${CLASSES_KEY}" is not a JSON array. Write one such as ["no","yes"].`,
  );
}

function contractClasses(target: Column, task: Task): ClassLabel[] {
  const known = knownClasses(target);
  if (known) return [...known];
  if (task === 'binary' && target.type !== 'string') return [0, 1];
  throw new ConfigurationError(
    'SLW_MODEL_UNFIT',
    `Nothing names the classes of "${target.name}". Give the target an "enum" in the data contract, in the order of the model's probabilities.`,
  );
}
