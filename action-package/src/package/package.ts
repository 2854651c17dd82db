import { join } from 'node:path';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import { formatCount } from '../../../kit/ground/errors/format-count.ts';
import { OWN } from '../../../kit/ground/files/own-folder.ts';
import { type BuiltBundle, buildBundle, publishBundle } from '../../../kit/ml/bundle/build-bundle.ts';
import { digestFiles } from '../../../kit/ml/bundle/digest-files.ts';
import { parseSigningKey, type SigningKey } from '../../../kit/ml/sign/keys.ts';
import type { Attachment } from '../../../kit/ml/store/attachments.ts';
import type { Store } from '../../../kit/ml/store/store.ts';
import { annotateBundle } from './annotate-bundle.ts';
import { readIntent } from './card/intent.ts';
import { collectFacts, type Facts } from './collect-facts.ts';
import type { PackageInputs } from './inputs.ts';
import type { PackagePorts, PackageResult } from './packaging.ts';
import { signBundle } from './sign/sign-bundle.ts';
import { writeDocuments } from './write-documents.ts';

/**
 * Packages an evaluated model: holds its files against the checkout, derives the signature, writes card and bill of
 * materials, builds the bundle, publishes it and signs it where there is a key.
 * @throws ConfigurationError when files do not belong together or the model does not fit the contract
 */
export async function packageModel(inputs: PackageInputs, ports: PackagePorts): Promise<PackageResult> {
  const { store, log } = ports;
  const key = readSigningKey(inputs, ports);
  const facts = await collectFacts(inputs, ports);
  const folder = join(inputs.directory, OWN.bundle);
  const documents = await writeDocuments({ facts, folder, intent: readIntent(inputs.pipeline) });
  const files = { ...facts.files, ...documents.files };
  const built = await buildBundle({
    files,
    annotations: annotateBundle(facts, inputs.pipeline?.description),
  });
  log.info(
    `Bundle ${built.digest}: ${formatCount(built.blobs.length, 'blob')}, ${formatCount(built.size, 'byte')}.`,
  );
  const attachments = await sign({ facts, files, built, key, store });
  await publishBundle(store, built, attachments);
  log.info(`Published to ${store.url}.`);
  if (key) log.info(`Signed with the key ${key.hint.slice(0, 12)}.`);
  const { evaluation, lock } = facts;
  return {
    model: inputs.model,
    digest: built.digest,
    size: built.size,
    signedBy: key?.hint.slice(0, 12) ?? null,
    subject: nameSubject(store.url, inputs.model),
    store: store.url,
    files: Object.keys(files).sort(),
    findings: facts.findings,
    dataVersion: lock.version,
    primary: {
      metric: evaluation.primary,
      estimate: evaluation.splits.test.metrics[evaluation.primary] ?? null,
    },
    card: documents.card,
  };
}

/** The signatures that the store lacks; none without a key. */
async function sign({
  facts: { model, run, lock },
  files,
  built,
  key,
  store,
}: {
  facts: Facts;
  files: Readonly<Record<string, string>>;
  built: BuiltBundle;
  key: SigningKey | undefined;
  store: Store;
}): Promise<Attachment[]> {
  if (!key) return [];
  const others = Object.fromEntries(Object.entries(files).filter(([name]) => !(name in model.files)));
  const digests = { ...(await digestFiles(others)), ...model.files };
  return signBundle({ store, built, origin: { digest: built.digest, files: digests, run, lock }, key });
}

/** @throws ConfigurationError for a key that is none, or a missing one where the project requires signatures */
function readSigningKey({ policy }: PackageInputs, { signingKey }: PackagePorts): SigningKey | undefined {
  if (signingKey !== undefined) return parseSigningKey(signingKey, 'SLIPWAY_SIGNING_KEY');
  if (!policy.required) return undefined;
  throw new ConfigurationError(
    'SLW_CREDENTIALS_MISSING',
    'Signatures are required (sign.required), and SLIPWAY_SIGNING_KEY is not set. Pass the private key to this step as a secret.',
  );
}

function nameSubject(store: string, model: string): string {
  return store.startsWith('oci://') ? store.slice('oci://'.length) : model;
}
