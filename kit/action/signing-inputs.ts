import type { Pipeline } from '../format/config/pipeline-schema.ts';
import { KEYS_FOLDER } from '../ml/registry/paths.ts';
import type { SigningPolicy } from '../ml/sign/signing-policy.ts';
import type { InputReader } from './inputs.ts';

/** The policy: the inputs `require-signature`, which can only add to what `pipeline.yaml` demands, and `keys`. */
export function settlePolicy(inputs: InputReader, pipeline: Pipeline | undefined): SigningPolicy {
  return {
    required: inputs.flag('require-signature') || (pipeline?.sign?.required ?? false),
    exempt: pipeline?.sign?.exempt ?? [],
    keys: (inputs.text('keys') ?? pipeline?.sign?.keys ?? KEYS_FOLDER).replace(/\/+$/, ''),
  };
}
