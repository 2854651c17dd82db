import { dirname, join } from 'node:path';
import { locateProfile } from '../../../kit/format/config/project-paths.ts';
import { parseContract } from '../../../kit/format/contract/contract.ts';
import { DataLockSchema } from '../../../kit/format/manifest/data-lock.ts';
import { type Digest, digestOf } from '../../../kit/format/manifest/digest.ts';
import { EvaluationSchema, GoldenSchema } from '../../../kit/format/manifest/evaluation.ts';
import { parseManifest, readManifest } from '../../../kit/format/manifest/parse-manifest.ts';
import { parseProfile } from '../../../kit/format/manifest/parse-profile.ts';
import { RunSchema, takeRunFacts } from '../../../kit/format/manifest/run.ts';
import type { LintFinding } from '../../../kit/format/onnx/finding.ts';
import { identifyModel, type ModelIdentity } from '../../../kit/format/onnx/model-files.ts';
import type { OnnxModel } from '../../../kit/format/onnx/types.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import { OWN } from '../../../kit/ground/files/own-folder.ts';
import { readDocument } from '../../../kit/ground/files/read-document.ts';
import type { Artifacts } from '../../../kit/host/artifact/artifacts.ts';
import type { BundleContent } from '../../../kit/ml/bundle/bundle-content.ts';
import { BUNDLE_FILES } from '../../../kit/ml/bundle/bundle-files.ts';
import { checkCoherence, listLinks } from '../../../kit/ml/bundle/check-coherence.ts';
import { refuseReservedNames } from '../../../kit/ml/bundle/check-file-names.ts';
import type { PackageInputs } from './inputs.ts';
import { inspectModel } from './inspect-model.ts';
import type { PackagePorts } from './packaging.ts';

/** What there is to say about a model, from its files. */
export interface Facts extends Omit<BundleContent, 'card' | 'digests'> {
  onnx: OnnxModel;
  model: ModelIdentity;
  /** What the lint has to say of the model; no errors. */
  findings: LintFinding[];
  /** Paths of the files that go into the bundle as they are, by their names there. */
  files: Record<string, string>;
  /** Contract, lock and profile as Git holds them, by their names in the bundle. */
  documents: Record<string, string>;
}

type FactFiles = Record<Exclude<keyof typeof BUNDLE_FILES, 'signature' | 'card' | 'bom'>, string>;

/**
 * Gathers the files of a model, from the artifact and the checkout, and holds them against each other.
 * @throws ConfigurationError naming what is missing, malformed, or does not belong together
 */
export async function collectFacts(
  inputs: PackageInputs,
  { artifacts, log }: Pick<PackagePorts, 'artifacts' | 'log'>,
): Promise<Facts> {
  const files = locateFiles(inputs, await downloadModel(inputs, artifacts));
  const [run, evaluation, golden] = await Promise.all([
    readManifest(RunSchema, files.run).then(takeRunFacts),
    readManifest(EvaluationSchema, files.evaluation),
    readManifest(GoldenSchema, files.golden),
  ]);
  refuseOtherModel(inputs, run.model);
  const checkout = await readCheckout(files);
  refuseOtherData({ inputs, stated: run.data, checkout });
  const inspected = inspectModel({
    file: files.model,
    contract: checkout.contract,
    task: evaluation.task,
    log,
  });
  const model = await identifyModel(files.model);
  const links = listLinks({ run, evaluation, golden, ...checkout }, model.digest);
  checkCoherence(links, {
    label: `The artifact ${inputs.artifact}`,
    cure: 'Run evaluate again, on the checkout that is packaged; a contract, lock or profile that another commit changed is restored from the one that brought the lock.',
  });
  const { digests: _, ...content } = checkout;
  return { run, evaluation, golden, model, ...content, ...inspected, files: nameFiles(files, model) };
}

async function downloadModel({ artifact, directory }: PackageInputs, artifacts: Artifacts): Promise<string> {
  const folder = join(directory, OWN.evaluated, artifact);
  const found = await artifacts.download(artifact, folder);
  const wanted = [BUNDLE_FILES.model, BUNDLE_FILES.run, BUNDLE_FILES.evaluation, BUNDLE_FILES.golden];
  const missing = wanted.find((name) => !found.includes(name));
  if (missing === undefined) return folder;
  throw new ConfigurationError(
    'SLW_ARTIFACT_INVALID',
    `The artifact ${artifact} has no ${missing}. Give the artifact that evaluate made (its output "artifact").`,
  );
}

function locateFiles({ lock, contract }: PackageInputs, folder: string): FactFiles {
  return {
    model: join(folder, BUNDLE_FILES.model),
    run: join(folder, BUNDLE_FILES.run),
    evaluation: join(folder, BUNDLE_FILES.evaluation),
    golden: join(folder, BUNDLE_FILES.golden),
    contract,
    lock,
    profile: locateProfile(lock),
  };
}

function nameFiles(files: FactFiles, identity: ModelIdentity): Record<string, string> {
  const external = Object.keys(identity.files).slice(1);
  refuseReservedNames(external);
  const { model, evaluation, golden } = BUNDLE_FILES;
  return {
    [model]: files.model,
    [evaluation]: files.evaluation,
    [golden]: files.golden,
    ...Object.fromEntries(external.map((name) => [name, join(dirname(files.model), name)])),
  };
}

async function readCheckout(files: FactFiles) {
  const cure = 'Check out the commit the model was trained from.';
  const contract = await readDocument(files.contract, 'The data contract', cure);
  const lock = await readDocument(files.lock, 'The data lock', cure);
  const profile = await readDocument(files.profile, 'The profile', cure);
  return {
    contract: parseContract(contract, files.contract),
    lock: parseManifest(DataLockSchema, lock, files.lock),
    profile: parseProfile(profile, files.profile),
    documents: {
      [BUNDLE_FILES.contract]: contract,
      [BUNDLE_FILES.lock]: lock,
      [BUNDLE_FILES.profile]: profile,
    },
    digests: { lock: digestOf(lock), profile: digestOf(profile), signature: digestOf('') },
  };
}

function refuseOtherModel({ model, artifact }: PackageInputs, found: string): void {
  if (found === model) return;
  throw new ConfigurationError(
    'SLW_MODEL_MISMATCH',
    `The artifact ${artifact} holds a run of "${found}", not of "${model}". Give the artifact of this model, or set the input "model".`,
  );
}

/** The most common mismatch gets a sentence of its own: the checkout moved on since the training. */
function refuseOtherData({
  inputs,
  stated,
  checkout,
}: {
  inputs: PackageInputs;
  stated: { version: string; lock: Digest };
  checkout: Awaited<ReturnType<typeof readCheckout>>;
}): void {
  if (stated.lock === checkout.digests.lock) return;
  throw new ConfigurationError(
    'SLW_LOCK_MISMATCH',
    `The run was trained on data ${stated.version} (lock ${stated.lock}), and ${inputs.lock} is data ${checkout.lock.version} (${checkout.digests.lock}). Check out the commit the run was made from, or train again.`,
  );
}
