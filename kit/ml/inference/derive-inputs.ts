import { type Column, type Contract, featureColumns } from '../../format/contract/contract.ts';
import type { Datatype, SignatureInput } from '../../format/manifest/signature.ts';
import type { Dimension, OnnxModel, ValueInfo } from '../../format/onnx/types.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { formatCount } from '../../ground/errors/format-count.ts';
import { suggest } from '../../ground/errors/suggest.ts';
import { datatypeOf, isFloat } from './datatype.ts';

/** The signature's inputs and the fixed batch size; 0 where any size goes. */
export function deriveInputs(
  model: OnnxModel,
  contract: Contract,
): { batch: number; inputs: SignatureInput[] } {
  const features = featureColumns(contract);
  if (model.inputs.length === 0)
    throw new ConfigurationError('SLW_MODEL_UNFIT', 'The model has no inputs. Export it again.');
  const inputs = model.inputs.map((input) =>
    deriveInput({ input, features, only: model.inputs.length === 1 }),
  );
  return { batch: readBatch(model.inputs), inputs };
}

export interface InputQuestion {
  input: ValueInfo;
  features: Column[];
  only: boolean;
}

/** The part of the signature for one input. @throws ConfigurationError when no column fills it */
export function deriveInput({ input, features, only }: InputQuestion): SignatureInput {
  const datatype = requireDatatype(input);
  const column = features.find(({ name }) => name === input.name);
  if (column && fitsOneColumn(input)) return takeColumn(input, datatype, column);
  if (only && isFloat(datatype) && isMatrix(input, features)) return takeAll(input, datatype, features);
  throw explainUnfilled({ input, features, only });
}

function requireDatatype(input: ValueInfo): Datatype {
  const datatype = input.kind === 'tensor' ? datatypeOf(input.type) : undefined;
  if (datatype) return datatype;
  const found = input.kind === 'tensor' ? input.type : `a ${input.kind}`;
  throw new ConfigurationError(
    'SLW_MODEL_UNFIT',
    `The model's input "${input.name}" is ${found}, which no request can carry. Export it as a float, integer, bool or string tensor.`,
  );
}

function fitsOneColumn({ shape }: ValueInfo): boolean {
  if (shape === null || shape.length === 1) return true;
  return shape.length === 2 && (shape[1] === 1 || typeof shape[1] !== 'number');
}

/** One number a row is no matrix, unless there is but one feature. */
function isMatrix({ shape }: ValueInfo, features: Column[]): boolean {
  return shape?.length === 2 && (shape[1] !== 1 || features.length === 1);
}

function takeColumn(input: ValueInfo, datatype: Datatype, column: Column): SignatureInput {
  refuseUnencodable(column, datatype, input.name);
  const shape = input.shape?.length === 1 ? [batchOf(input)] : [batchOf(input), 1];
  return { name: input.name, datatype, shape, columns: [column.name] };
}

function takeAll(input: ValueInfo, datatype: Datatype, features: Column[]): SignatureInput {
  const width = input.shape?.[1];
  if (typeof width === 'number' && width !== features.length) {
    throw new ConfigurationError(
      'SLW_MODEL_UNFIT',
      `The model's input "${input.name}" takes ${formatCount(width, 'number')} a row, and the data contract has ${formatCount(features.length, 'feature')} (${features.map(({ name }) => name).join(', ')}). Train on the contract's features in its order, or give other columns a "x-role".`,
    );
  }
  for (const column of features) refuseUnencodable(column, datatype, input.name);
  const columns = features.map(({ name }) => name);
  return { name: input.name, datatype, shape: [batchOf(input), features.length], columns };
}

/** A column that can never become this datatype; single values are checked when they come. */
function refuseUnencodable(column: Column, datatype: Datatype, input: string): void {
  if (datatype === 'BYTES') return;
  const where = `column "${column.name}" of the data contract fills the model's ${datatype} input "${input}"`;
  if (column.type === 'string' && (!column.enum || datatype === 'BOOL')) {
    throw new ConfigurationError(
      'SLW_MODEL_UNFIT',
      `The text ${where}, and has no number to go in as. Give the column an "enum" (its index goes in), or make the input a string tensor.`,
    );
  }
  if (datatype === 'BOOL' && column.type !== 'boolean') {
    throw new ConfigurationError(
      'SLW_MODEL_UNFIT',
      `The ${column.type} ${where}. Make the input float, or the column boolean.`,
    );
  }
}

function explainUnfilled({ input, features, only }: InputQuestion): ConfigurationError {
  const names = features.map(({ name }) => name);
  const shape = describeShape(input.shape);
  const matrix = only
    ? ' A single input for all features must be a float tensor [N,F].'
    : ' Name each input as a feature, or use a single float tensor [N,F] for all.';
  return new ConfigurationError(
    'SLW_MODEL_UNFIT',
    `No column of the data contract fills the model's input "${input.name}" (${input.type} ${shape}).${suggest(input.name, names)}${matrix}`,
  );
}

function readBatch(inputs: ValueInfo[]): number {
  const sizes = new Set(inputs.map(batchOf));
  if (sizes.size === 1) return Math.max(0, ...sizes);
  throw new ConfigurationError(
    'SLW_MODEL_UNFIT',
    `The model's inputs disagree about the batch size (${inputs.map(({ name, shape }) => `${name}: ${describeShape(shape)}`).join(', ')}). Export it with a dynamic first dimension for all.`,
  );
}

/** The first dimension, or -1 where any size goes. */
export function batchOf({ shape }: ValueInfo): number {
  const first = shape?.[0];
  return typeof first === 'number' && first > 0 ? first : -1;
}

/** `[N,1]` as people write it. */
export function describeShape(shape: Dimension[] | null): string {
  return shape === null ? 'of unknown shape' : `[${shape.map((size) => size ?? '?').join(',')}]`;
}
