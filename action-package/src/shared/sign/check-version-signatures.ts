import type { Version } from '../../../../kit/format/manifest/registry.ts';
import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';
import type { Bundle } from '../../../../kit/ml/bundle/open-bundle.ts';
import { VERSION_FILES, versionPath } from '../../../../kit/ml/registry/paths.ts';
import { readTrustedKeys } from '../../../../kit/ml/registry/read-trusted-keys.ts';
import type { RegistrySource } from '../../../../kit/ml/registry/source.ts';
import { openSignature } from '../../../../kit/ml/sign/envelope.ts';
import type { PublicKey } from '../../../../kit/ml/sign/keys.ts';
import { checkFiles } from '../../../../kit/ml/sign/model-signature.ts';
import { requiresSignature, type SigningPolicy } from '../../../../kit/ml/sign/signing-policy.ts';

/** What lies beside a version, and who is trusted. */
export interface SignedVersion {
  source: RegistrySource;
  version: Version;
  bundle: Bundle;
  keys: readonly PublicKey[];
}

/** A trusted key has signed the files of the version's bundle. @throws ConfigurationError where none has */
export async function checkModelSignature(signed: SignedVersion): Promise<void> {
  const { payload, label } = await openBeside(signed, VERSION_FILES.signature);
  checkFiles({ payload, label, files: signed.bundle.files });
}

/** A trusted key has signed the version's statement. @throws ConfigurationError where none has */
export async function checkStatementSignature(signed: SignedVersion): Promise<void> {
  const { version, source } = signed;
  const path = versionPath(version.model, version.version, VERSION_FILES.statement);
  const { payload, label } = await openBeside(signed, VERSION_FILES.signedStatement);
  if (payload === (await source.read(path))) return;
  throw new ConfigurationError(
    'SLW_SIGNATURE_INVALID',
    `${label} signs another statement than ${path} holds. Restore both from Git.`,
  );
}

/**
 * A version that is there already may go to another environment.
 * @throws ConfigurationError where signatures are required, and no trusted key has signed this version
 */
export async function requireSignedVersion({
  policy,
  ...signed
}: Omit<SignedVersion, 'keys'> & { policy: SigningPolicy }): Promise<void> {
  if (!requiresSignature(policy, signed.bundle.digest)) return;
  const keys = await readTrustedKeys(signed.source, policy.keys);
  await checkModelSignature({ ...signed, keys });
  await checkStatementSignature({ ...signed, keys });
}

async function openBeside(
  { source, version: { model, version, bundle }, keys }: SignedVersion,
  file: string,
): Promise<{ payload: string; label: string }> {
  const label = versionPath(model, version, file);
  const text = await source.read(label);
  if (text !== undefined) return { payload: openSignature({ text, label, keys }).payload, label };
  throw new ConfigurationError(
    'SLW_SIGNATURE_MISSING',
    `${label} does not exist, and the version has to be signed. Restore it from Git; or package and promote the model again with a key; or, if it was live before signatures were required, list ${bundle} in sign.exempt of pipeline.yaml.`,
  );
}
