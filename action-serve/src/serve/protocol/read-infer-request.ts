import type { Signature, SignatureInput } from '../../../../kit/format/manifest/signature.ts';
import { formatCount } from '../../../../kit/ground/errors/format-count.ts';
import { isRecord } from '../../../../kit/ground/values/record.ts';
import type { Tensor, TensorData, TensorHead } from '../../../../kit/ml/inference/tensor.ts';
import { RequestError } from '../request-error.ts';
import { readBinaryData } from './binary-data.ts';
import { readJsonData } from './json-data.ts';
import { parseJsonBody, readParameters } from './parse-json-body.ts';
import { type RequestedOutput, readRequestedOutputs } from './requested-outputs.ts';
import { showValue } from './show-value.ts';

/** An inference request that fits the model: every input once, with the right datatype and shape. */
export interface InferRequest {
  id: string | undefined;
  /** In the signature's order. */
  inputs: Tensor[];
  /** Rows in the batch. */
  rows: number;
  outputs: RequestedOutput[];
}

interface Body {
  bytes: Uint8Array;
  /** Bytes of JSON before the binary data (`Inference-Header-Content-Length`); undefined when all of it is JSON. */
  jsonLength: number | undefined;
}

/**
 * Reads the body of `POST /v2/models/<name>/infer` against the model's signature.
 * @throws RequestError 400 that names the tensor, what it is and what the model takes
 */
export function readInferRequest({ bytes, jsonLength }: Body, signature: Signature): InferRequest {
  const json = parseJsonBody(bytes.subarray(0, jsonLength));
  const binary = createBinaryCursor(jsonLength === undefined ? new Uint8Array() : bytes.subarray(jsonLength));
  const found = new Map<string, Tensor>();
  for (const input of readList(json['inputs'])) {
    const tensor = readTensor(input, signature, binary);
    if (found.has(tensor.name))
      throw new RequestError(400, `Input "${tensor.name}" is there twice. Send it once.`);
    found.set(tensor.name, tensor);
  }
  binary.assertSpent();
  const inputs = signature.inputs.map(({ name }) => found.get(name) ?? throwAbsent(name));
  return {
    id: readId(json['id']),
    inputs,
    rows: countRows(inputs, signature),
    outputs: readRequestedOutputs(json, signature),
  };
}

function readList(inputs: unknown): Record<string, unknown>[] {
  if (Array.isArray(inputs) && inputs.every(isRecord)) return inputs;
  throw new RequestError(400, 'The request has no "inputs" list of tensors. Add it.');
}

function throwAbsent(name: string): never {
  throw new RequestError(400, `Input "${name}" is missing. Add it to "inputs".`);
}

function readId(id: unknown): string | undefined {
  if (typeof id === 'string') return id;
  if (id === undefined || id === null) return undefined;
  throw new RequestError(400, 'The request\'s "id" is not text. Send text, or leave it out.');
}

function readTensor(input: Record<string, unknown>, signature: Signature, binary: BinaryCursor): Tensor {
  const expected = signature.inputs.find(({ name }) => name === input['name']);
  if (!expected) {
    const known = signature.inputs.map(({ name }) => name).join(', ');
    throw new RequestError(400, `The model has no input ${showValue(input['name'])}. It takes: ${known}.`);
  }
  const { name, datatype } = expected;
  if (input['datatype'] !== datatype) {
    throw new RequestError(
      400,
      `Input "${name}" is ${showValue(input['datatype'])}; the model takes ${datatype}.`,
    );
  }
  const shape = readShape(input['shape'], expected);
  return { name, datatype, shape, data: readData(input, { name, datatype, shape }, binary) };
}

function readShape(shape: unknown, { name, shape: expected }: SignatureInput): number[] {
  const sizes = Array.isArray(shape) ? shape.filter((size) => Number.isSafeInteger(size) && size >= 0) : [];
  const fits =
    Array.isArray(shape) &&
    sizes.length === shape.length &&
    sizes.length === expected.length &&
    sizes.every((size, axis) => expected[axis] === -1 || expected[axis] === size);
  if (fits) return sizes;
  throw new RequestError(
    400,
    `Input "${name}" has shape ${showValue(shape)}; the model takes [${expected.join(', ')}] (-1 is any size).`,
  );
}

function readData(input: Record<string, unknown>, head: TensorHead, binary: BinaryCursor): TensorData {
  const parameters = readParameters(input, `Input "${head.name}"`);
  refuseSharedMemory(parameters, `Input "${head.name}"`);
  const size = parameters['binary_data_size'];
  if (size === undefined) return readJsonData(head, input['data']);
  return readBinaryData(head, binary.take(size, head.name));
}

/** @throws RequestError 400 where a tensor is said to lie in shared memory, which this service does not read */
function refuseSharedMemory(parameters: Record<string, unknown>, where: string): void {
  if (parameters['shared_memory_region'] === undefined) return;
  throw new RequestError(
    400,
    `${where} asks for shared memory, which is not supported. Send it in the body.`,
  );
}

function countRows(inputs: readonly Tensor[], { batch }: Signature): number {
  const [first] = inputs;
  const rows = first?.shape[0] ?? 1;
  const other = inputs.find(({ shape }) => (shape[0] ?? 1) !== rows);
  if (other) {
    throw new RequestError(
      400,
      `Input "${other.name}" has ${formatCount(other.shape[0] ?? 1, 'row')} and "${first?.name}" has ${rows}. Send the same number.`,
    );
  }
  if (rows === 0) throw new RequestError(400, 'The request has no rows. Send at least one.');
  if (batch !== 0 && rows !== batch) {
    throw new RequestError(
      400,
      `The request has ${formatCount(rows, 'row')}; the model takes exactly ${batch}.`,
    );
  }
  return rows;
}

interface BinaryCursor {
  take(size: unknown, name: string): Uint8Array;
  assertSpent(): void;
}

function createBinaryCursor(bytes: Uint8Array): BinaryCursor {
  let offset = 0;
  return {
    take: (size, name) => {
      const fits =
        typeof size === 'number' && Number.isInteger(size) && size >= 0 && offset + size <= bytes.length;
      if (!fits) {
        const left = bytes.length - offset;
        throw new RequestError(
          400,
          `Input "${name}" says "binary_data_size": ${showValue(size)}, and ${formatCount(left, 'byte')} ${left === 1 ? 'is' : 'are'} left. Set Inference-Header-Content-Length and the sizes.`,
        );
      }
      offset += size;
      return bytes.subarray(offset - size, offset);
    },
    assertSpent: () => {
      if (offset === bytes.length) return;
      throw new RequestError(
        400,
        `The binary data is longer than the inputs say: ${formatCount(bytes.length - offset, 'byte')} too many.`,
      );
    },
  };
}
