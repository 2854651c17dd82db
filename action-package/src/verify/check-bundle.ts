import { canonicalJson, canonicalLine } from '../../../kit/format/manifest/canonical-json.ts';
import { digestOf } from '../../../kit/format/manifest/digest.ts';
import { countOperators } from '../../../kit/format/onnx/count-operators.ts';
import { listLinks } from '../../../kit/ml/bundle/check-coherence.ts';
import { VERSION_FILES, versionPath } from '../../../kit/ml/registry/paths.ts';
import { checkComparison } from './check-comparison.ts';
import type { BundleCheck } from './verification.ts';

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
  await checkMaking(check);
  for (const { link, stated, actual } of listLinks(bundle, model.digest))
    lineage.compare(link, stated, actual);
  await checkEvidence(check);
}

/** What was trained by which command, and what came out of it. */
async function checkMaking({ lineage, version, bundle }: BundleCheck): Promise<void> {
  const { training, artefact, operators } = version;
  const { run, model, modelFile } = bundle;
  const name = `version ${version.version}`;
  lineage.compare(`${name} → training.command`, training.command, run.command);
  lineage.compare(`${name} → training.params`, canonicalLine(training.params), canonicalLine(run.params));
  lineage.compare(`${name} → training.seed`, String(training.seed), String(run.seed));
  lineage.compare(`${name} → artefact.digest`, artefact.digest, model.digest);
  lineage.compare(`${name} → artefact.size`, String(artefact.size), String(model.size));
  await lineage.attempt(`${name}: the model's operators`, async () => {
    const counted = await countOperators(modelFile);
    lineage.compare(`${name} → operators`, canonicalLine(operators), canonicalLine(counted));
  });
}

/** The files a reviewer read beside `version.json` are those of the bundle. */
async function checkEvidence(check: BundleCheck): Promise<void> {
  const { lineage, source, version, bundle } = check;
  const path = (file: string) => versionPath(version.model, version.version, file);
  const read = async (file: string) => digestOf((await source.read(path(file))) ?? '');
  const { evaluation, card } = VERSION_FILES;
  const name = `version ${version.version}`;
  lineage.compare(
    `${name}: ${evaluation} → bundle`,
    await read(evaluation),
    digestOf(canonicalJson(bundle.evaluation)),
  );
  lineage.compare(`${name}: ${card} → bundle`, await read(card), digestOf(bundle.card));
  await checkComparison(check);
}
