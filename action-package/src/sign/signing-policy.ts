import type { InputReader } from '../../../kit/action/inputs.ts';
import type { Pipeline } from '../../../kit/config/pipeline-schema.ts';
import type { Digest } from '../../../kit/manifest/digest.ts';
import { KEYS_FOLDER } from '../../../kit/registry/paths.ts';

/** What a project asks of signatures. */
export interface SigningPolicy {
  /** A bundle that no trusted key has signed is refused. */
  required: boolean;
  /** Bundles that may go without: those that were live before signatures were required. */
  exempt: readonly Digest[];
  /** The folder of the trusted public keys, relative to the project's. */
  keys: string;
}

/** The policy: the inputs `require-signature`, which can only add to what `pipeline.yaml` demands, and `keys`. */
export function settlePolicy(inputs: InputReader, pipeline: Pipeline | undefined): SigningPolicy {
  return {
    required: inputs.flag('require-signature') || (pipeline?.sign?.required ?? false),
    exempt: pipeline?.sign?.exempt ?? [],
    keys: (inputs.text('keys') ?? pipeline?.sign?.keys ?? KEYS_FOLDER).replace(/\/+$/, ''),
  };
}

/** Whether a bundle has to be signed. By its digest, so that nothing else can take the place of what is exempt. */
export function requiresSignature({ required, exempt }: SigningPolicy, bundle: Digest): boolean {
  return required && !exempt.includes(bundle);
}
