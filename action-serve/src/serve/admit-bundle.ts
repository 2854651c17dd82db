import { readdir } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { type Digest, hexOf, shortDigest } from '../../../kit/format/manifest/digest.ts';
import { ConfigurationError, hasCode } from '../../../kit/ground/errors/configuration-error.ts';
import { readTextIfExists, readUserFile } from '../../../kit/ground/files/files.ts';
import type { Bundle } from '../../../kit/ml/bundle/open-bundle.ts';
import { VERSION_FILES, versionPath } from '../../../kit/ml/registry/paths.ts';
import { readTrustedKeys } from '../../../kit/ml/registry/read-trusted-keys.ts';
import type { RegistrySource } from '../../../kit/ml/registry/source.ts';
import { openSignature } from '../../../kit/ml/sign/envelope.ts';
import { type PublicKey, parsePublicKey } from '../../../kit/ml/sign/keys.ts';
import { checkFiles } from '../../../kit/ml/sign/model-signature.ts';
import { parseProvenance } from '../../../kit/ml/sign/provenance.ts';
import { requiresSignature, type SigningPolicy } from '../../../kit/ml/sign/signing-policy.ts';
import type { Target } from '../shared/find-target.ts';

/** Where a service learns what has to be signed, and where signatures of bundles without a version lie. */
export interface SigningPorts {
  /** The policy as the source has it: the followed branch, or the checkout. */
  readPolicy(source: RegistrySource): Promise<SigningPolicy>;
  /** A file with the signature, such as one mounted into a pod; undefined where the registry or the store has it. */
  signatureFile: string | undefined;
  /** The texts of the signatures attached to a bundle in the store; none where no store is asked. */
  readAttached(bundle: Digest): Promise<string[]>;
}

export interface Admission {
  source: RegistrySource;
  target: Target;
  bundle: Bundle;
}

/**
 * Lets a bundle into service.
 * @throws ConfigurationError where signatures are required, and no trusted key has signed its files, or the statement of
 * where its version comes from
 */
export async function admitBundle({ source, target, bundle }: Admission, ports: SigningPorts): Promise<void> {
  const policy = await ports.readPolicy(source);
  if (!requiresSignature(policy, bundle.digest)) return;
  const keys = await readKeys(source, policy.keys);
  const what = `Bundle ${shortDigest(bundle.digest)}`;
  if (keys.length === 0) {
    throw new ConfigurationError(
      'SLW_SIGNATURE_MISSING',
      `${what} is not served: signatures are required, and ${policy.keys} holds no public key (*.pem). Add one, or set "keys" to where they are.`,
    );
  }
  const signatures = await findSignatures({ source, target, bundle }, ports);
  if (signatures.length === 0)
    throw new ConfigurationError('SLW_SIGNATURE_MISSING', `${what} is not served: ${MISSING}`);
  requireTrusted({ signatures, keys, bundle });
  if (ports.signatureFile === undefined) await requireStatement({ source, target, bundle }, keys);
}

/** A version's statement is signed too, as `verify` asks; a bundle that was never promoted has none. */
async function requireStatement({ source, target, bundle }: Admission, keys: readonly PublicKey[]) {
  const path = (file: string) => versionPath(bundle.evaluation.model, target.version, file);
  if ((await source.read(path(VERSION_FILES.version))) === undefined) return;
  const label = path(VERSION_FILES.signedStatement);
  const text = await source.read(label);
  if (text === undefined)
    throw new ConfigurationError(
      'SLW_SIGNATURE_MISSING',
      `${label} does not exist, and the version has to be signed. Restore it from Git.`,
    );
  const { payload } = openSignature({ text, label, keys });
  const [subject] = parseProvenance(payload, label).subject;
  if (subject?.digest['sha256'] === hexOf(bundle.digest)) return;
  throw new ConfigurationError(
    'SLW_SIGNATURE_INVALID',
    `${label} is the statement of another bundle than ${bundle.digest}. Restore it from Git.`,
  );
}

const MISSING =
  'signatures are required, and none was found beside its version or in the store. Promote a signed version; in a pod, mount its model.sig and set "signature" to the file.';

interface LabelledText {
  text: string;
  label: string;
}

/** One of them has to be right; what is wrong with the last is said where none is. */
function requireTrusted({
  signatures,
  keys,
  bundle,
}: {
  signatures: readonly LabelledText[];
  keys: readonly PublicKey[];
  bundle: Bundle;
}): void {
  let fault: unknown;
  for (const { text, label } of signatures) {
    try {
      const { payload } = openSignature({ text, label, keys });
      checkFiles({ payload, label, files: bundle.files });
      return;
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
      fault = error;
    }
  }
  throw fault;
}

async function findSignatures(
  { source, target, bundle }: Admission,
  { signatureFile, readAttached }: SigningPorts,
): Promise<LabelledText[]> {
  if (signatureFile !== undefined) {
    const text = await readUserFile(signatureFile, 'The signature', 'Mount it, or correct "signature".');
    return [{ text, label: signatureFile }];
  }
  const path = versionPath(bundle.evaluation.model, target.version, VERSION_FILES.signature);
  const text = await source.read(path);
  if (text !== undefined) return [{ text, label: path }];
  const attached = await readAttached(bundle.digest);
  return attached.map((found) => ({ text: found, label: 'A signature in the store' }));
}

/** Keys of the project come from where its policy does; those of an absolute path were put there by the machine's owner. */
async function readKeys(source: RegistrySource, folder: string): Promise<PublicKey[]> {
  if (!isAbsolute(folder)) return readTrustedKeys(source, folder);
  const names = (await listFolder(folder)).filter((name) => name.endsWith('.pem')).sort();
  const read = async (name: string) => (await readTextIfExists(join(folder, name))) ?? '';
  return Promise.all(names.map(async (name) => parsePublicKey(await read(name), join(folder, name))));
}

async function listFolder(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR')) return [];
    throw error;
  }
}
