import type { InferenceSession } from 'onnxruntime-node';
import type { Signature, SignatureInput } from '../../format/manifest/signature.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { suggest } from '../../ground/errors/suggest.ts';
import { datatypeOfRuntimeType } from './datatype.ts';
import type { V2Tensor } from './model.ts';

interface RawRequest {
  session: InferenceSession;
  signature: Signature;
  tensors: readonly V2Tensor[];
  outputs: readonly string[] | undefined;
}

/**
 * Holds raw tensors against the signature: every input once, its datatype, its shape, one batch size for all.
 * @returns the outputs to fetch: those asked for, else every tensor the protocol can carry
 * @throws ConfigurationError for the first thing that does not fit
 */
export function checkRequest({ session, signature, tensors, outputs }: RawRequest): string[] {
  refuseWrongNames(signature, tensors);
  for (const input of signature.inputs) {
    const tensor = tensors.find(({ name }) => name === input.name);
    if (tensor) checkTensor(tensor, input);
  }
  const sizes = new Set(tensors.map(({ shape }) => shape[0]));
  if (sizes.size > 1) {
    throw new ConfigurationError(
      'SLW_TENSOR_INVALID',
      `The inputs have different batch sizes (${[...sizes].join(', ')}). Send as many rows in each.`,
    );
  }
  return outputs ? outputs.map((name) => requireOutput(session, name)) : carriedOutputs(session);
}

function refuseWrongNames(signature: Signature, tensors: readonly V2Tensor[]): void {
  const known = signature.inputs.map(({ name }) => name);
  const given = new Set<string>();
  for (const { name } of tensors) {
    if (!known.includes(name)) {
      throw new ConfigurationError(
        'SLW_TENSOR_INVALID',
        `The model has no input "${name}".${suggest(name, known)}`,
      );
    }
    if (given.has(name))
      throw new ConfigurationError('SLW_TENSOR_INVALID', `The input "${name}" is given twice. Send it once.`);
    given.add(name);
  }
  const missing = known.filter((name) => !given.has(name));
  if (missing.length === 0) return;
  throw new ConfigurationError(
    'SLW_TENSOR_INVALID',
    `The input "${missing.join('", "')}" is missing. Send every input of the model.`,
  );
}

function checkTensor(tensor: V2Tensor, input: SignatureInput): void {
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

function requireOutput(session: InferenceSession, name: string): string {
  if (session.outputNames.includes(name)) return name;
  throw new ConfigurationError(
    'SLW_TENSOR_INVALID',
    `The model has no output "${name}".${suggest(name, session.outputNames)}`,
  );
}

function carriedOutputs({ outputMetadata }: InferenceSession): string[] {
  return outputMetadata
    .filter((output) => output.isTensor && datatypeOfRuntimeType(output.type) !== undefined)
    .map(({ name }) => name);
}
