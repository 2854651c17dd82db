import { listLinks } from '../../../kit/bundle/check-coherence.ts';
import type { Bundle } from '../../../kit/bundle/open-bundle.ts';
import { ConfigurationError } from '../../../kit/errors/configuration-error.ts';
import { canonicalJson } from '../../../kit/manifest/canonical-json.ts';
import { digestOf } from '../../../kit/manifest/digest.ts';
import { parseManifest } from '../../../kit/manifest/parse-manifest.ts';
import { ComparisonSchema, type Version } from '../../../kit/manifest/registry.ts';
import { VERSION_FILES, versionPath } from '../../../kit/registry/paths.ts';
import type { Check } from './verification.ts';

type BundleCheck = Check & { version: Version; bundle: Bundle };

/** What `version.json` and its neighbours state of the bundle, and what the bundle's files state of each other. */
export async function checkBundle(check: BundleCheck): Promise<void> {
  const { lineage, version, bundle } = check;
  const { run, lock, contract, digests, model } = bundle;
  const name = `version ${version.version}`;
  lineage.compare(`${name} → model`, version.model, run.model);
  lineage.compare(`${name} → signature`, version.signature, digests.signature);
  lineage.compare(`${name} → contract`, version.contract, contract.digest);
  lineage.compare(`${name} → run`, version.run, run.key);
  lineage.compare(`${name} → code commit`, version.code.commit ?? 'unknown', run.code.commit ?? 'unknown');
  lineage.compare(`${name} → data version`, version.data.version, lock.version);
  lineage.compare(`${name} → data lock`, version.data.lock, digests.lock);
  for (const { link, stated, actual } of listLinks(bundle, model.digest))
    lineage.compare(link, stated, actual);
  await checkEvidence(check);
}

/** The files a reviewer read beside `version.json` are those of the bundle. */
async function checkEvidence({ lineage, source, version, bundle }: BundleCheck): Promise<void> {
  const path = (file: string) => versionPath(version.model, version.version, file);
  const read = async (file: string) => digestOf((await source.read(path(file))) ?? '');
  const { evaluation, card, comparison } = VERSION_FILES;
  const name = `version ${version.version}`;
  lineage.compare(
    `${name}: ${evaluation} → bundle`,
    await read(evaluation),
    digestOf(canonicalJson(bundle.evaluation)),
  );
  lineage.compare(`${name}: ${card} → bundle`, await read(card), digestOf(bundle.card));
  const compared = await lineage.attempt(`${name}: ${comparison}`, async () => {
    const text = await source.read(path(comparison));
    if (text === undefined)
      throw new ConfigurationError(`${path(comparison)} does not exist. Restore it from Git.`);
    return parseManifest(ComparisonSchema, text, path(comparison));
  });
  if (compared) lineage.compare(`${name}: ${comparison} → bundle`, compared.challenger, bundle.digest);
}
