import type { BuiltBundle } from '../../../../kit/ml/bundle/build-bundle.ts';
import { readSignatures } from '../../../../kit/ml/bundle/read-signatures.ts';
import { isSignatureOf, SIGSTORE_BUNDLE_TYPE, signStatement } from '../../../../kit/ml/sign/envelope.ts';
import type { SigningKey } from '../../../../kit/ml/sign/keys.ts';
import { describeFiles, MODEL_SIGNATURE_TYPE } from '../../../../kit/ml/sign/model-signature.ts';
import { PROVENANCE_TYPE } from '../../../../kit/ml/sign/provenance.ts';
import type { Attachment } from '../../../../kit/ml/store/attachments.ts';
import type { Store } from '../../../../kit/ml/store/store.ts';
import { type BundleOrigin, describeBundleOrigin } from '../../shared/sign/describe-bundle-origin.ts';

interface Signing {
  store: Store;
  built: BuiltBundle;
  origin: BundleOrigin;
  key: SigningKey;
}

/**
 * Signs a bundle twice, its files (OpenSSF model signing) and what it was made from (SLSA provenance). What this key has
 * signed already, as the store shows, is left out.
 * @returns what is to be attached to the bundle
 */
export async function signBundle({ store, built, origin, key }: Signing): Promise<Attachment[]> {
  const payloads = {
    [MODEL_SIGNATURE_TYPE]: describeFiles(origin.run.model, origin.files),
    [PROVENANCE_TYPE]: describeBundleOrigin(origin),
  };
  const known = await readSignatures(store, built.digest);
  return Object.entries(payloads)
    .filter(([, payload]) => !known.some((text) => isSignatureOf({ text, payload, key: key.publicKey })))
    .map(([predicate, payload]) => ({
      type: SIGSTORE_BUNDLE_TYPE,
      bytes: Buffer.from(signStatement(payload, key)),
      annotations: {
        'dev.sigstore.bundle.content': 'dsse-envelope',
        'dev.sigstore.bundle.predicateType': predicate,
      },
    }));
}
