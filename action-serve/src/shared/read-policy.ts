import { namePipelineFile } from '../../../kit/action/project-inputs.ts';
import type { Runner } from '../../../kit/action/run.ts';
import { settlePolicy } from '../../../kit/action/signing-inputs.ts';
import { parsePipeline } from '../../../kit/format/config/read-pipeline.ts';
import type { RegistrySource } from '../../../kit/ml/registry/source.ts';
import type { SigningPolicy } from '../../../kit/ml/sign/signing-policy.ts';

/** Reads what has to be signed: as the inputs say, and the pipeline file where the registry is read. */
export function createPolicyReader({
  inputs,
}: Pick<Runner, 'inputs'>): (source: RegistrySource) => Promise<SigningPolicy> {
  const file = namePipelineFile(inputs);
  return async (source) => {
    const text = await source.read(file);
    return settlePolicy(inputs, text === undefined ? undefined : parsePipeline(text, file));
  };
}
