import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseContract } from '../../kit/format/contract/contract.ts';
import { canonicalJson } from '../../kit/format/manifest/canonical-json.ts';
import { type Digest, digestOf } from '../../kit/format/manifest/digest.ts';
import type { Profile } from '../../kit/format/manifest/profile.ts';
import { silentLogger } from '../../kit/ground/log/logger.ts';
import { buildBundle, publishBundle } from '../../kit/ml/bundle/build-bundle.ts';
import { openStore } from '../../kit/ml/store/open-store.ts';

export const MODEL = 'rent';

const SCHEMAS = 'https://slipway-mlops.github.io/slipway/schemas';
const NOWHERE: Digest = `sha256:${'0'.repeat(64)}`;
const KEY = '0123456789ab';

/** Publishes a whole bundle with this contract and profile; its model cannot be opened, and monitoring never does. */
export async function publishProfile({
  store,
  contract,
  profile: content,
  folder,
}: {
  store: string;
  /** An empty folder that gets the bundle's files. */
  folder: string;
  contract: object;
  profile: Profile;
}): Promise<Digest> {
  const model = 'a model that monitoring never opens';
  const { digest } = parseContract(JSON.stringify(contract), 'contract.json');
  const profile = canonicalJson(content);
  const lock = canonicalJson(describeLock(digest, digestOf(profile)));
  const artefact = digestOf(model);
  const texts: Record<string, string> = {
    'model.onnx': model,
    'contract.json': JSON.stringify(contract),
    'signature.json': canonicalJson(SIGNATURE),
    'profile.json': profile,
    'data.lock.json': lock,
    'evaluation.json': canonicalJson(describeEvaluation(artefact, digestOf(lock))),
    'golden.json': canonicalJson({
      $schema: `${SCHEMAS}/golden-1.json`,
      model: MODEL,
      artefact,
      tolerance: 0,
      cases: [],
    }),
    'run.json': canonicalJson(describeRun(artefact, digestOf(lock), model.length)),
    'model-card.md': '# Rent\n',
    'ml-bom.cdx.json': '{}\n',
  };
  for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text);
  const files = Object.fromEntries(Object.keys(texts).map((name) => [name, join(folder, name)]));
  const opened = await openStore(store, { directory: '/', credentials: {}, log: silentLogger });
  return publishBundle(opened, await buildBundle({ files, annotations: {} }));
}

const SIGNATURE = {
  $schema: `${SCHEMAS}/signature-1.json`,
  batch: 0,
  inputs: [],
  outputs: [{ name: 'rent', datatype: 'FP32', shape: [-1, 1], role: 'value' }],
  classes: [],
};

function describeLock(contract: Digest, profile: Digest) {
  const split = { rows: 1, digest: NOWHERE, blob: { digest: NOWHERE, size: 1 } };
  return {
    $schema: `${SCHEMAS}/data-lock-1.json`,
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

function describeEvaluation(artefact: Digest, lock: Digest) {
  const metrics = {
    rmse: { value: 20, low: 18, high: 22 },
    mae: { value: 16, low: 14, high: 18 },
    r2: { value: 0.98, low: 0.97, high: 0.99 },
  };
  return {
    $schema: `${SCHEMAS}/evaluation-1.json`,
    model: MODEL,
    task: 'regression',
    key: KEY,
    artefact,
    data: { version: '1.0.0', lock, dataset: NOWHERE },
    primary: 'rmse',
    splits: { validation: { rows: 400, metrics }, test: { rows: 400, metrics } },
    slices: [],
    calibration: [],
    baseline: null,
    interval: { method: 'percentile bootstrap over rows', confidence: 0.95, resamples: 1000, seed: 1 },
    testReachable: false,
  };
}

function describeRun(artefact: Digest, lock: Digest, size: number) {
  return {
    $schema: `${SCHEMAS}/run-facts-1.json`,
    model: MODEL,
    key: KEY,
    command: 'builtin:linear',
    params: {},
    seed: 1,
    code: { commit: null, tree: '', dirty: false },
    data: { version: '1.0.0', lock, dataset: NOWHERE },
    lockFiles: {},
    artefact: { digest: artefact, size },
    testReachable: false,
  };
}
