import type { Tensor, TensorConstructor } from 'onnxruntime-node';
import type { Datatype } from '../../format/manifest/signature.ts';
import { RUNTIME_TYPES } from './datatype.ts';
import type { TensorData } from './tensor.ts';

interface TensorParts {
  datatype: Datatype;
  dims: readonly number[];
  data: TensorData;
}

/** A tensor as ONNX Runtime's native binding reads it, under every Node. */
export function toRuntimeTensor(create: TensorConstructor, { datatype, dims, data }: TensorParts): Tensor {
  const tensor = new create(RUNTIME_TYPES[datatype], data, dims);
  // Where JavaScript has a Float16Array, ONNX Runtime wraps the bits in one, which its binding cannot read.
  if (datatype === 'FP16') Object.defineProperty(tensor, 'data', { value: data });
  return tensor;
}
