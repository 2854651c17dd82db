import type { BuiltBundle } from '../../../kit/bundle/build-bundle.ts';
import { isSignatureOf, SIGSTORE_BUNDLE_TYPE, signStatement } from '../../../kit/sign/envelope.ts';
import type { SigningKey } from '../../../kit/sign/keys.ts';
import { describeFiles, MODEL_SIGNATURE_TYPE } from '../../../kit/sign/model-signature.ts';
import { PROVENANCE_TYPE } from '../../../kit/sign/provenance.ts';
import type { Store } from '../../../kit/store/store.ts';
import { type BundleOrigin, describeBundleOrigin } from './describe-bundle-origin.ts';
import { readSignatures } from './read-signatures.ts';

interface Signing {
  store: Store;
  built: BuiltBundle;
  origin: BundleOrigin;
  key: SigningKey;
}

/**
 * Signs a published bundle twice, its files (OpenSSF model signing) and what it was made from (SLSA provenance), and
 * attaches both to it in the store. What this key has signed already is left alone.
 */
export async function signBundle({ store, built, origin, key }: Signing): Promise<void> {
  const subject = { digest: built.digest, size: built.manifest.length, mediaType: built.mediaType };
  const payloads = {
    [MODEL_SIGNATURE_TYPE]: describeFiles(origin.run.model, origin.files),
    [PROVENANCE_TYPE]: describeBundleOrigin(origin),
  };
  const known = await readSignatures(store, built.digest);
  for (const [predicate, payload] of Object.entries(payloads)) {
    if (known.some((text) => isSignatureOf({ text, payload, key: key.publicKey }))) continue;
    await store.attach(subject, {
      type: SIGSTORE_BUNDLE_TYPE,
      bytes: Buffer.from(signStatement(payload, key)),
      annotations: {
        'dev.sigstore.bundle.content': 'dsse-envelope',
        'dev.sigstore.bundle.predicateType': predicate,
      },
    });
  }
}
