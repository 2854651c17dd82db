import type { Bundle } from '../../../kit/bundle/open-bundle.ts';
import { ConfigurationError } from '../../../kit/errors/configuration-error.ts';
import type { Version } from '../../../kit/manifest/registry.ts';
import { VERSION_FILES, versionPath } from '../../../kit/registry/paths.ts';
import { openSignature } from '../../../kit/sign/envelope.ts';
import type { PublicKey } from '../../../kit/sign/keys.ts';
import { checkFiles } from '../../../kit/sign/model-signature.ts';
import { listTrustedKeys, readTrustedKeys } from '../sign/read-trusted-keys.ts';
import { checkStatement } from './check-statement.ts';
import type { Check } from './verification.ts';

export type SignatureCheck = Check & { version: Version; bundle: Bundle };

/**
 * The statement beside a version says what its bundle says, and a trusted key has signed both. Where signatures are not
 * required, a version without any is left alone.
 */
export async function checkSignatures(check: SignatureCheck): Promise<void> {
  const { lineage, version, inputs, source, bundle } = check;
  const { statement, signature, signedStatement } = VERSION_FILES;
  const path = (file: string) => versionPath(version.model, version.version, file);
  const name = `version ${version.version}`;
  const stated = await lineage.attempt(`${name}: ${statement} → bundle`, () =>
    checkStatement(check, path(statement)),
  );
  const [model, signed] = await Promise.all([
    source.read(path(signature)),
    source.read(path(signedStatement)),
  ]);
  if (model === undefined && signed === undefined && !inputs.policy.required) return;
  const keys = await findKeys(check);
  if (!keys) return;
  await lineage.attempt(`${name}: ${signature} → bundle`, async () => {
    const payload = openRequired({ text: model, label: path(signature), keys });
    checkFiles({ payload, label: path(signature), files: bundle.files });
  });
  await lineage.attempt(`${name}: ${signedStatement} → ${statement}`, async () => {
    if (openRequired({ text: signed, label: path(signedStatement), keys }) === stated) return;
    throw new ConfigurationError(
      `${path(signedStatement)} signs another statement than ${path(statement)} holds. Restore both from Git.`,
    );
  });
}

/** The trusted keys; undefined, with the reason noted, where there are none. */
async function findKeys({
  lineage,
  version,
  inputs,
  source,
}: SignatureCheck): Promise<PublicKey[] | undefined> {
  const { keys: folder, required } = inputs.policy;
  const name = `version ${version.version}`;
  const none = `${folder} holds no public key (*.pem)`;
  if ((await listTrustedKeys(source, folder)).length > 0)
    return lineage.attempt(`${name} → trusted keys`, () => readTrustedKeys(source, folder));
  if (required) lineage.fail(`${name} → trusted keys`, `${none}, and signatures are required. Add one.`);
  else lineage.skip(`${name} → signature`, `${none} to check it with`);
  return undefined;
}

function openRequired({
  text,
  label,
  keys,
}: {
  text: string | undefined;
  label: string;
  keys: readonly PublicKey[];
}): string {
  if (text !== undefined) return openSignature({ text, label, keys }).payload;
  throw new ConfigurationError(
    `${label} does not exist, and the version has to be signed. Restore it from Git, or package and promote the model again with a key.`,
  );
}
