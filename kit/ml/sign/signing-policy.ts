import type { Digest } from '../../format/manifest/digest.ts';

/** What a project asks of signatures. */
export interface SigningPolicy {
  /** A bundle that no trusted key has signed is refused. */
  required: boolean;
  /** Bundles that may go without: those that were live before signatures were required. */
  exempt: readonly Digest[];
  /** The folder of the trusted public keys, relative to the project's. */
  keys: string;
}

/** Whether a bundle has to be signed. By its digest, so that nothing else can take the place of what is exempt. */
export function requiresSignature({ required, exempt }: SigningPolicy, bundle: Digest): boolean {
  return required && !exempt.includes(bundle);
}
