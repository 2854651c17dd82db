import type { Prediction } from '../../../kit/format/manifest/evaluation.ts';
import type { Row } from '../../../kit/format/manifest/row.ts';
import { isRecord } from '../../../kit/ground/values/record.ts';
import type { Bundle } from '../../../kit/ml/bundle/open-bundle.ts';
import { toColumns } from '../../../kit/ml/inference/columns.ts';
import { createOutputDecoder } from '../../../kit/ml/inference/decode-outputs.ts';
import { createColumnEncoder } from '../../../kit/ml/inference/encode-columns.ts';
import { listPredictions } from '../../../kit/ml/inference/list-predictions.ts';
import type { Tensor } from '../../../kit/ml/inference/tensor.ts';
import { readBinaryData, writeBinaryData } from '../serve/protocol/binary-data.ts';
import { HEADER_LENGTH } from '../serve/protocol/write-infer-response.ts';
import type { Call, Reply } from './service-client.ts';

/** The tensors of one row, as a client of the protocol makes them; a fixed batch is filled with copies of it. */
export function encodeRow({ signature, contract }: Bundle, row: Row): Tensor[] {
  return createColumnEncoder(signature, contract)(toColumns([row]));
}

/** A request with its tensors as binary data, which carries every value: JSON has no NaN. */
export function writeBinaryRequest(tensors: readonly Tensor[]): Call {
  const chunks = tensors.map(writeBinaryData);
  const inputs = tensors.map(({ name, datatype, shape }, index) => ({
    name,
    datatype,
    shape,
    parameters: { binary_data_size: chunks[index]?.length ?? 0 },
  }));
  const json = Buffer.from(JSON.stringify({ inputs, parameters: { binary_data_output: true } }));
  return {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', [HEADER_LENGTH]: String(json.length) },
    body: new Uint8Array(Buffer.concat([json, ...chunks])),
  };
}

/** The prediction of the first row in a binary answer. @throws Error for an answer that is not one */
export function readBinaryAnswer({ signature, contract }: Bundle, reply: Reply): Prediction | undefined {
  const length = Number(reply.headers.get(HEADER_LENGTH));
  const json: unknown = JSON.parse(Buffer.from(reply.bytes.subarray(0, length)).toString());
  const described = isRecord(json) && Array.isArray(json['outputs']) ? json['outputs'].filter(isRecord) : [];
  const outputs: Tensor[] = [];
  let offset = length;
  for (const output of described) {
    const known = signature.outputs.find(({ name }) => name === output['name']);
    const size = isRecord(output['parameters']) ? Number(output['parameters']['binary_data_size']) : 0;
    const shape = Array.isArray(output['shape']) ? output['shape'].map(Number) : [];
    if (!known) throw new Error(`The answer has an output ${JSON.stringify(output['name'])}.`);
    const head = { name: known.name, datatype: known.datatype, shape };
    outputs.push({ ...head, data: readBinaryData(head, reply.bytes.subarray(offset, offset + size)) });
    offset += size;
  }
  return listPredictions(createOutputDecoder(signature, contract)(outputs, 1))[0];
}
