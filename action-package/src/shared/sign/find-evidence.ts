import { shortDigest } from '../../../../kit/format/manifest/digest.ts';
import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';
import type { Logger } from '../../../../kit/ground/log/logger.ts';
import type { Bundle } from '../../../../kit/ml/bundle/open-bundle.ts';
import { readSignatures } from '../../../../kit/ml/bundle/read-signatures.ts';
import { VERSION_FILES } from '../../../../kit/ml/registry/paths.ts';
import { readTrustedKeys } from '../../../../kit/ml/registry/read-trusted-keys.ts';
import type { RegistrySource } from '../../../../kit/ml/registry/source.ts';
import { isSignatureOf } from '../../../../kit/ml/sign/envelope.ts';
import type { PublicKey } from '../../../../kit/ml/sign/keys.ts';
import { describeFiles } from '../../../../kit/ml/sign/model-signature.ts';
import { requiresSignature, type SigningPolicy } from '../../../../kit/ml/sign/signing-policy.ts';
import type { Store } from '../../../../kit/ml/store/store.ts';
import { describeBundleOrigin } from './describe-bundle-origin.ts';

/** What goes beside `version.json` to show where a bundle comes from. */
export interface Evidence {
  /** Texts by their names in the version's folder. */
  files: Record<string, string>;
  /** The file of the key that signed it; null when nobody has whom the project trusts. */
  signedBy: string | null;
}

interface Search {
  bundle: Bundle;
  store: Store;
  /** Where the trusted keys lie. */
  source: RegistrySource;
  policy: SigningPolicy;
  log: Logger;
}

/**
 * The statement about a bundle, and the signatures in the store that one trusted key made of it and of the files.
 * @throws ConfigurationError when there are none and the project requires them
 */
export async function findEvidence(search: Search): Promise<Evidence> {
  const { bundle, policy, log } = search;
  const statement = describeBundleOrigin(bundle);
  const files = { [VERSION_FILES.statement]: statement };
  const keys = await readTrustedKeys(search.source, policy.keys);
  const texts = await readSignatures(search.store, bundle.digest);
  for (const key of keys) {
    const find = (payload: string) => texts.find((text) => isSignatureOf({ text, payload, key }));
    const signature = find(describeFiles(bundle.run.model, bundle.files));
    const signedStatement = find(statement);
    if (signature === undefined || signedStatement === undefined) continue;
    const { signature: name, signedStatement: statementName } = VERSION_FILES;
    return { files: { ...files, [name]: signature, [statementName]: signedStatement }, signedBy: key.name };
  }
  if (requiresSignature(policy, bundle.digest))
    throw new ConfigurationError('SLW_SIGNATURE_MISSING', explainUnsigned(search, texts.length, keys));
  if (texts.length > 0)
    log.warning(
      `Bundle ${shortDigest(bundle.digest)} is signed, but by no key in ${policy.keys}: its signature is left out of the version.`,
    );
  return { files, signedBy: null };
}

function explainUnsigned({ bundle, policy }: Search, signatures: number, keys: PublicKey[]): string {
  const what = `Bundle ${shortDigest(bundle.digest)}`;
  if (keys.length === 0)
    return `${what} cannot be trusted: signatures are required, and ${policy.keys} on the base branch holds no public key (*.pem). Add one, or set sign.required to false.`;
  const found =
    signatures > 0 ? `is signed by none of the keys in ${policy.keys}` : 'is not signed, and has to be';
  return `${what} ${found}. Package the model again with SLIPWAY_SIGNING_KEY set to the private half of ${keys.map(({ name }) => name).join(' or ')}.`;
}
