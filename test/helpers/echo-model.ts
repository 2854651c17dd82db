import { DATATYPES, type Datatype, type Signature } from '../../kit/format/manifest/signature.ts';
import type { TensorType } from '../../kit/format/onnx/types.ts';
import { writeOnnxModel } from '../../kit/format/onnx/write-model.ts';
import { RUNTIME_TYPES } from '../../kit/ml/inference/datatype.ts';

/** The output that hands an input through. */
export const outputOf = (datatype: Datatype) => `${datatype} out`;

/** An ONNX model with an input of every datatype of the protocol, each handed through by an Identity. */
export function writeEchoModel(width: number): Uint8Array {
  const shape = ['N', width] as const;
  return writeOnnxModel({
    irVersion: 8,
    opsets: [{ domain: '', version: 17 }],
    producer: { name: 'test', version: '1' },
    graph: 'echo',
    nodes: DATATYPES.map((name) => ({ type: 'Identity', inputs: [name], outputs: [outputOf(name)] })),
    initializers: [],
    inputs: DATATYPES.map((name) => ({ name, type: toOnnxType(name), shape })),
    outputs: DATATYPES.map((name) => ({ name: outputOf(name), type: toOnnxType(name), shape })),
    metadata: {},
  });
}

/** Its signature, each input filled by a column of its name; the first value is FP16's. */
export function describeEchoModel(width: number): Signature {
  const names = [...DATATYPES].sort((one) => (one === 'FP16' ? -1 : 0));
  return {
    $schema: 'https://slipway-mlops.github.io/slipway/schemas/signature-1.json',
    batch: 0,
    inputs: DATATYPES.map((name) => ({ name, datatype: name, shape: [-1, width], columns: [name] })),
    outputs: names.map((name) => ({
      name: outputOf(name),
      datatype: name,
      shape: [-1, width],
      role: 'value' as const,
    })),
    classes: [],
  };
}

function toOnnxType(datatype: Datatype): TensorType {
  if (datatype === 'FP32') return 'float';
  return datatype === 'FP64' ? 'double' : RUNTIME_TYPES[datatype];
}
