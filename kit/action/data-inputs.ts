import type { Pipeline } from '../format/config/pipeline-schema.ts';
import { type DataPaths, locateData } from '../format/config/project-paths.ts';
import type { InputReader } from './inputs.ts';

/** Where contract and lock lie, from the project's folder: the inputs, else `pipeline.yaml`, else the usual places. */
export function settleDataPaths(inputs: InputReader, pipeline: Pipeline | undefined): DataPaths {
  const { contract, lock } = locateData(pipeline);
  return { contract: inputs.text('contract') ?? contract, lock: inputs.text('lock') ?? lock };
}
