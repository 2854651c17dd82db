import { join } from 'node:path';
import { buildBundle, publishBundle } from '../../kit/bundle/build-bundle.ts';
import { BUNDLE_FILES } from '../../kit/bundle/bundle-files.ts';
import { annotateBundle } from './annotate-bundle.ts';
import { collectFacts } from './collect-facts.ts';
import type { PackageInputs } from './inputs.ts';
import type { PackagePorts, PackageResult } from './packaging.ts';
import { writeDocuments } from './write-documents.ts';

/**
 * Packages an evaluated model: holds its files against the checkout, derives the signature, writes card and bill of
 * materials, builds the bundle and publishes it.
 * @throws ConfigurationError when files do not belong together or the model does not fit the contract
 */
export async function packageModel(inputs: PackageInputs, ports: PackagePorts): Promise<PackageResult> {
  const { store, log } = ports;
  const facts = await collectFacts(inputs, ports);
  const folder = join(inputs.directory, '.slipway/bundle');
  const documents = await writeDocuments({ facts, folder, description: inputs.pipeline?.description });
  const files = { ...facts.files, ...documents.files };
  const built = await buildBundle({
    files,
    annotations: annotateBundle(facts, inputs.pipeline?.description),
  });
  log.info(`Bundle ${built.digest}: ${built.blobs.length} blobs, ${built.size} bytes.`);
  await publishBundle(store, built);
  log.info(`Published to ${store.url}.`);
  const { evaluation, lock } = facts;
  return {
    model: inputs.model,
    digest: built.digest,
    size: built.size,
    subject: nameSubject(store.url, inputs.model),
    store: store.url,
    files: Object.values(BUNDLE_FILES),
    dataVersion: lock.version,
    primary: {
      metric: evaluation.primary,
      estimate: evaluation.splits.test.metrics[evaluation.primary] ?? null,
    },
    card: documents.card,
  };
}

function nameSubject(store: string, model: string): string {
  return store.startsWith('oci://') ? store.slice('oci://'.length) : model;
}
