import type { Digest } from '../../format/manifest/digest.ts';
import { SIGSTORE_BUNDLE_TYPE } from '../sign/envelope.ts';
import type { Store } from '../store/store.ts';

/** The texts of all signatures attached to a bundle, by whomever. */
export async function readSignatures(store: Store, bundle: Digest): Promise<string[]> {
  const found = await store.readAttachments(bundle, SIGSTORE_BUNDLE_TYPE);
  return found.map((bytes) => Buffer.from(bytes).toString('utf8'));
}
