import type { Contract } from '../../format/contract/contract.ts';
import { toColumns } from './columns.ts';
import { createOutputDecoder } from './decode-outputs.ts';
import { createColumnEncoder } from './encode-columns.ts';
import { listPredictions } from './list-predictions.ts';
import type { Model } from './model.ts';
import { type EngineLocation, openTensorEngine } from './open-engine.ts';

/** Rows a run takes at most, so that memory stays flat over long tables. */
const MAX_ROWS_PER_RUN = 4096;

export interface ModelLocation extends EngineLocation {
  contract: Contract;
}

/**
 * Opens an ONNX model with ONNX Runtime on the CPU.
 * @throws ConfigurationError when ONNX Runtime refuses the file, or the signature is another model's
 */
export async function openModel(location: ModelLocation): Promise<Model> {
  const { signature, contract } = location;
  const encode = createColumnEncoder(signature, contract);
  const decode = createOutputDecoder(signature, contract);
  const engine = await openTensorEngine(location);
  const outputs = signature.outputs.map(({ name }) => name);
  const size = signature.batch || MAX_ROWS_PER_RUN;
  return {
    ...engine,
    encode,
    decode,
    predict: async (rows) => {
      const predictions = [];
      for (let start = 0; start < rows.length; start += size) {
        const batch = rows.slice(start, start + size);
        const tensors = await engine.run(encode(toColumns(batch)), outputs);
        predictions.push(...listPredictions(decode(tensors, batch.length)));
      }
      return predictions;
    },
  };
}
