import type { Tensor } from '../../../../kit/ml/inference/tensor.ts';
import { writeBinaryData } from './binary-data.ts';
import { writeJsonData } from './json-data.ts';
import type { RequestedOutput } from './requested-outputs.ts';

/** The header that says where the JSON of a request or an answer ends and its binary data begins. */
export const HEADER_LENGTH = 'inference-header-content-length';

/** What an inference answer carries besides its tensors. */
export interface AnswerHead {
  model: string;
  version: string;
  id: string;
}

export interface InferResponse {
  headers: Record<string, string>;
  body: string | Uint8Array;
}

/** The answer to an inference request: JSON, followed by the bytes of the outputs that were asked for as binary. */
export function writeInferResponse(
  head: AnswerHead,
  tensors: readonly Tensor[],
  requested: readonly RequestedOutput[],
): InferResponse {
  const chunks: Uint8Array[] = [];
  const outputs = requested.flatMap(({ name, binary }) => {
    const tensor = tensors.find((candidate) => candidate.name === name);
    return tensor ? [describeOutput(tensor, binary ? chunks : undefined)] : [];
  });
  const json = JSON.stringify({ model_name: head.model, model_version: head.version, id: head.id, outputs });
  if (!requested.some(({ binary }) => binary)) {
    return { headers: { 'content-type': 'application/json' }, body: json };
  }
  return {
    headers: {
      'content-type': 'application/octet-stream',
      [HEADER_LENGTH]: String(Buffer.byteLength(json)),
    },
    body: Buffer.concat([Buffer.from(json), ...chunks]),
  };
}

function describeOutput(tensor: Tensor, chunks: Uint8Array[] | undefined) {
  const { name, datatype, shape } = tensor;
  if (!chunks) return { name, datatype, shape, data: writeJsonData(tensor) };
  const bytes = writeBinaryData(tensor);
  chunks.push(bytes);
  return { name, datatype, shape, parameters: { binary_data_size: bytes.length } };
}
