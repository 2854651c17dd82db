import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Contract, parseContract } from '../../kit/format/contract/contract.ts';
import { canonicalJson } from '../../kit/format/manifest/canonical-json.ts';
import { type DataLock, DataLockSchema } from '../../kit/format/manifest/data-lock.ts';
import { type Digest, digestOf } from '../../kit/format/manifest/digest.ts';
import {
  type Evaluation,
  EvaluationSchema,
  type Golden,
  GoldenSchema,
} from '../../kit/format/manifest/evaluation.ts';
import { schemaIdOf } from '../../kit/format/manifest/parse-manifest.ts';
import { type Profile, ProfileSchema } from '../../kit/format/manifest/profile.ts';
import { type RunFacts, RunFactsSchema } from '../../kit/format/manifest/run.ts';
import type { Signature } from '../../kit/format/manifest/signature.ts';
import { identifyModel } from '../../kit/format/onnx/model-files.ts';
import { readOnnxModel } from '../../kit/format/onnx/read-model.ts';
import { silentLogger } from '../../kit/ground/log/logger.ts';
import { buildBundle, publishBundle } from '../../kit/ml/bundle/build-bundle.ts';
import { deriveSignature } from '../../kit/ml/inference/signature.ts';
import { openStore } from '../../kit/ml/store/open-store.ts';

/** What every test bundle's model is called. */
export const MODEL = 'house-price';

const KEY = '0123456789ab';
const NOWHERE: Digest = `sha256:${'0'.repeat(64)}`;

/** What a bundle is made of; the rest of its files says as little as their schemas allow. */
export interface BundleParts {
  /** An empty or missing folder for its files. */
  folder: string;
  /** The store's address; relative ones count from `directory`. */
  store: string;
  directory: string;
  /** A JSON Schema with a target that is a number. */
  contract: object;
  model: Uint8Array;
  /** Files of its external data by their paths. */
  external?: Readonly<Record<string, Uint8Array>>;
  golden: Golden['cases'];
  /** Derived from model and contract where it is left out. */
  signature?: Signature;
}

/** Writes and publishes a whole bundle of a regression. */
export async function writeBundle(parts: BundleParts): Promise<{ digest: Digest; contract: Contract }> {
  const { folder, store, directory, model, external = {}, golden } = parts;
  const contract = parseContract(JSON.stringify(parts.contract), 'contract.json');
  await writeModel(folder, { 'model.onnx': model, ...external });
  const { digest: artefact, size } = await identifyModel(join(folder, 'model.onnx'));
  const signature =
    parts.signature ?? deriveSignature({ model: readOnnxModel(model), contract, task: 'regression' });
  const profile = canonicalJson(describeProfile());
  const lock = canonicalJson(describeLock(contract.digest, digestOf(profile)));
  const links = { artefact, lock: digestOf(lock), size };
  const texts: Record<string, string> = {
    'contract.json': JSON.stringify(parts.contract),
    'signature.json': canonicalJson(signature),
    'profile.json': profile,
    'data.lock.json': lock,
    'evaluation.json': canonicalJson(describeEvaluation(links)),
    'golden.json': canonicalJson(describeGolden(artefact, golden)),
    'run.json': canonicalJson(describeRun(links)),
    'model-card.md': '# House price\n',
    'ml-bom.cdx.json': '{}\n',
  };
  for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text);
  const names = ['model.onnx', ...Object.keys(external), ...Object.keys(texts)];
  const files = Object.fromEntries(names.map((name) => [name, join(folder, name)]));
  const opened = await openStore(store, { directory, credentials: {}, log: silentLogger });
  const digest = await publishBundle(opened, await buildBundle({ files, annotations: {} }));
  return { digest, contract };
}

async function writeModel(folder: string, files: Record<string, Uint8Array>): Promise<void> {
  for (const [name, bytes] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), bytes);
  }
}

function describeProfile(): Profile {
  return { $schema: schemaIdOf(ProfileSchema) as Profile['$schema'], model: MODEL, rows: 0, columns: [] };
}

function describeLock(contract: Digest, profile: Digest): DataLock {
  const split = { rows: 1, digest: NOWHERE, blob: { digest: NOWHERE, size: 1 } };
  return {
    $schema: schemaIdOf(DataLockSchema) as DataLock['$schema'],
    model: MODEL,
    version: '1.0.0',
    dataset: NOWHERE,
    source: [],
    contract,
    profile,
    split: { by: 'row', key: [], validation: 0.2, test: 0.2, seed: 1 },
    splits: { train: split, validation: split, test: split },
    imputation: {},
    rows: { read: 3, accepted: 3, rejected: 0, duplicates: 0 },
    rejects: {},
  };
}

interface Links {
  artefact: Digest;
  lock: Digest;
  size: number;
}

function describeEvaluation({ artefact, lock }: Links): Evaluation {
  return {
    $schema: schemaIdOf(EvaluationSchema) as Evaluation['$schema'],
    model: MODEL,
    task: 'regression',
    key: KEY,
    artefact,
    data: { version: '1.0.0', lock, dataset: NOWHERE },
    primary: 'rmse',
    splits: { validation: { rows: 1, metrics: {} }, test: { rows: 1, metrics: {} } },
    slices: [],
    calibration: [],
    baseline: null,
    interval: { method: 'none', confidence: 0.95, resamples: 0, seed: 1 },
    testReachable: false,
  };
}

function describeGolden(artefact: Digest, cases: Golden['cases']): Golden {
  return {
    $schema: schemaIdOf(GoldenSchema) as Golden['$schema'],
    model: MODEL,
    artefact,
    tolerance: 1e-5,
    cases,
  };
}

function describeRun({ artefact, lock, size }: Links): RunFacts {
  return {
    $schema: RunFactsSchema.properties.$schema.const,
    model: MODEL,
    key: KEY,
    command: 'builtin:linear',
    params: {},
    seed: 1,
    code: { commit: null, tree: '', dirty: false },
    data: { version: '1.0.0', lock, dataset: NOWHERE },
    artefact: { digest: artefact, size },
    testReachable: false,
    lockFiles: {},
  };
}
