import type { InferenceSession } from 'onnxruntime-node';
import type { Signature, SignatureInput } from '../../format/manifest/signature.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { suggest } from '../../ground/errors/suggest.ts';
import { datatypeOfRuntimeType } from './datatype.ts';
import type { TensorHead } from './tensor.ts';

/**
 * A check that holds tensors against a signature: every input once, its datatype, its shape, one batch size for all.
 * It throws a ConfigurationError for the first thing that does not fit.
 */
export function createTensorCheck({ inputs }: Signature): (tensors: readonly TensorHead[]) => void {
  const known = new Map(inputs.map((input) => [input.name, input]));
  return (tensors) => {
    const given = new Set<string>();
    const pairs = tensors.map((tensor) => ({ tensor, input: requireInput(tensor.name, known) }));
    for (const { name } of tensors) {
      if (given.has(name))
        throw new ConfigurationError(
          'SLW_TENSOR_INVALID',
          `The input "${name}" is given twice. Send it once.`,
        );
      given.add(name);
    }
    if (given.size < known.size) throw explainMissing([...known.keys()].filter((name) => !given.has(name)));
    for (const { tensor, input } of pairs) checkTensor(tensor, input);
    refuseOtherSizes(tensors);
  };
}

function requireInput(name: string, known: ReadonlyMap<string, SignatureInput>): SignatureInput {
  const input = known.get(name);
  if (input) return input;
  throw new ConfigurationError(
    'SLW_TENSOR_INVALID',
    `The model has no input "${name}".${suggest(name, [...known.keys()])}`,
  );
}

function explainMissing(missing: readonly string[]): ConfigurationError {
  return new ConfigurationError(
    'SLW_TENSOR_INVALID',
    `The input "${missing.join('", "')}" is missing. Send every input of the model.`,
  );
}

function checkTensor(tensor: TensorHead, input: SignatureInput): void {
  if (tensor.datatype !== input.datatype) {
    throw new ConfigurationError(
      'SLW_TENSOR_INVALID',
      `The input "${input.name}" is ${input.datatype}, and the request says ${tensor.datatype}. Send ${input.datatype}.`,
    );
  }
  const fits =
    tensor.shape.length === input.shape.length &&
    input.shape.every((size, axis) => size === -1 || size === tensor.shape[axis]);
  if (fits) return;
  throw new ConfigurationError(
    'SLW_TENSOR_INVALID',
    `The input "${input.name}" has the shape [${input.shape}] (-1: any size), and the request says [${tensor.shape}].`,
  );
}

function refuseOtherSizes(tensors: readonly TensorHead[]): void {
  const size = tensors[0]?.shape[0];
  if (tensors.every(({ shape }) => shape[0] === size)) return;
  const sizes = new Set(tensors.map(({ shape }) => shape[0]));
  throw new ConfigurationError(
    'SLW_TENSOR_INVALID',
    `The inputs have different batch sizes (${[...sizes].join(', ')}). Send as many rows in each.`,
  );
}

/** The outputs of a session that the protocol can carry. */
export function listCarriedOutputs({ outputMetadata }: InferenceSession): string[] {
  return outputMetadata
    .filter((output) => output.isTensor && datatypeOfRuntimeType(output.type) !== undefined)
    .map(({ name }) => name);
}

/** @throws ConfigurationError for an output that the session does not have */
export function refuseUnknownOutputs(
  outputs: readonly string[],
  { outputNames }: Pick<InferenceSession, 'outputNames'>,
): void {
  const unknown = outputs.find((name) => !outputNames.includes(name));
  if (unknown === undefined) return;
  throw new ConfigurationError(
    'SLW_TENSOR_INVALID',
    `The model has no output "${unknown}".${suggest(unknown, outputNames)}`,
  );
}
