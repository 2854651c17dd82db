import { VERSION_FILES, versionPath } from '../../../kit/ml/registry/paths.ts';
import { listTrustedKeys, readTrustedKeys } from '../../../kit/ml/registry/read-trusted-keys.ts';
import type { PublicKey } from '../../../kit/ml/sign/keys.ts';
import { requiresSignature } from '../../../kit/ml/sign/signing-policy.ts';
import { checkModelSignature, checkStatementSignature } from '../shared/sign/check-version-signatures.ts';
import { checkStatement } from './check-statement.ts';
import type { BundleCheck } from './verification.ts';

/**
 * The statement beside a version says what its bundle says, and a trusted key has signed both. Where no signature is
 * required of it, a version without any is left alone.
 */
export async function checkSignatures(check: BundleCheck): Promise<void> {
  const { lineage, version, inputs, source, bundle } = check;
  const { statement, signature, signedStatement } = VERSION_FILES;
  const path = (file: string) => versionPath(version.model, version.version, file);
  const name = `version ${version.version}`;
  await lineage.attempt(`${name}: ${statement} → bundle`, () => checkStatement(check, path(statement)));
  const [model, signed] = await Promise.all([
    source.read(path(signature)),
    source.read(path(signedStatement)),
  ]);
  const isUnsigned = model === undefined && signed === undefined;
  if (isUnsigned && !requiresSignature(inputs.policy, bundle.digest)) return noteExemption(check);
  const keys = await findKeys(check);
  if (!keys) return;
  await lineage.attempt(`${name}: ${signature} → bundle`, () => checkModelSignature({ ...check, keys }));
  await lineage.attempt(`${name}: ${signedStatement} → ${statement}`, () =>
    checkStatementSignature({ ...check, keys }),
  );
}

/** Says which version goes without a signature where others may not. */
function noteExemption({ lineage, version, inputs }: BundleCheck): void {
  if (inputs.policy.required)
    lineage.skip(`version ${version.version} → signature`, 'sign.exempt in pipeline.yaml lists its bundle');
}

/** The trusted keys; undefined, with the reason noted, where there are none. */
async function findKeys({ lineage, version, inputs, source }: BundleCheck): Promise<PublicKey[] | undefined> {
  const { keys: folder } = inputs.policy;
  const required = requiresSignature(inputs.policy, version.bundle);
  const name = `version ${version.version}`;
  const none = `${folder} holds no public key (*.pem)`;
  if ((await listTrustedKeys(source, folder)).length > 0)
    return lineage.attempt(`${name} → trusted keys`, () => readTrustedKeys(source, folder));
  if (required) lineage.fail(`${name} → trusted keys`, `${none}, and signatures are required. Add one.`);
  else lineage.skip(`${name} → signature`, `${none} to check it with`);
  return undefined;
}
