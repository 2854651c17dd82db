import { pathToFileURL } from 'node:url';
import { type Contract, parseContract } from '../../kit/format/contract/contract.ts';
import { canonicalJson } from '../../kit/format/manifest/canonical-json.ts';
import {
  type DataLock,
  SPLIT_NAMES,
  type SplitName,
  type SplitRule,
} from '../../kit/format/manifest/data-lock.ts';
import { digestOf } from '../../kit/format/manifest/digest.ts';
import type { Row } from '../../kit/format/manifest/row.ts';
import { silentLogger } from '../../kit/ground/log/logger.ts';
import type { SplitDigest } from '../../kit/ml/data/dataset-digest.ts';
import { describeBlob } from '../../kit/ml/store/blob-ref.ts';
import { openStore } from '../../kit/ml/store/open-store.ts';
import type { Store } from '../../kit/ml/store/store.ts';
import { batchOf } from './batch-of.ts';
import { makeRepository, type TestRepository } from './git-repository.ts';
import { makeRows, writeSplits } from './rent-data.ts';
import { type EvaluateOptions, writeEvaluated } from './rent-evaluated.ts';
import { RENT_CONTRACT, RENT_MODEL, type Weights } from './rent-model.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

const SCHEMAS = 'https://slipway-mlops.github.io/slipway/schemas';

const PIPELINE = (store: string) => `model: ${RENT_MODEL}
task: regression
description: Asking rents of flats in a small town.
data:
  store: ${store}
evaluate:
  primary: rmse
  gates:
    - { metric: r2, min: 0.2 }
    - { metric: rmse, against: production }
environments: [staging, production]
`;

const RULE: SplitRule = {
  by: 'row',
  key: ['rent', 'size', 'rooms', 'age'],
  validation: 0.2,
  test: 0.3,
  seed: 7,
};

/** What a run of this project was trained on. */
export interface SampleData {
  lock: DataLock;
  lockText: string;
  profileText: string;
  splits: Record<SplitName, Row[]>;
}

/** A repository with data, contract, lock and profile, a store with the splits, and artifacts of evaluated models. */
export interface SampleProject {
  repository: TestRepository;
  directory: string;
  store: Store;
  storeFolder: string;
  data: SampleData;
  /** Makes the artifact that evaluate would have made of this model. */
  evaluate(weights: Weights, options?: EvaluateOptions): Promise<string>;
  /** Ingests other data: more rows under another version. Commits lock and profile. */
  ingest(options: IngestOptions): Promise<void>;
}

interface IngestOptions {
  version: string;
  rows: number;
  rule?: SplitRule;
  contract?: object;
}

export async function makeSampleProject(): Promise<SampleProject> {
  const storeFolder = makeTemporaryFolder('store');
  const url = pathToFileURL(storeFolder).href;
  const repository = makeRepository({ 'pipeline.yaml': PIPELINE(url), '.gitignore': '.slipway/\n' });
  const { directory } = repository;
  const store = await openStore(url, { directory, credentials: {}, log: silentLogger });
  const project: SampleProject = {
    repository,
    directory,
    store,
    storeFolder,
    data: {
      splits: { train: [], validation: [], test: [] },
      lock: {},
      lockText: '',
      profileText: '',
    } as never,
    evaluate: (weights, options) => writeEvaluated({ project, weights, options: options ?? {} }),
    ingest: async (options) => {
      project.data = await ingest({ project, options });
    },
  };
  await project.ingest({ version: '1.0.0', rows: 600 });
  return project;
}

async function ingest({ project, options }: { project: SampleProject; options: IngestOptions }) {
  const { rule = RULE, version, rows: count } = options;
  const contractText = canonicalJsonInOrder(options.contract ?? RENT_CONTRACT);
  const contract = parseContract(contractText, 'contract.json');
  const { rows, files, digests } = await dealOnce({ count, rule, contract });
  const profileText = canonicalJson({
    $schema: `${SCHEMAS}/profile-1.json`,
    model: RENT_MODEL,
    rows: rows.train.length,
    columns: [
      {
        kind: 'number',
        name: 'size',
        count: rows.train.length,
        missing: 0,
        min: 20,
        max: 150,
        mean: 85,
        sum2: 1,
        edges: [],
        counts: [1],
      },
      { kind: 'redacted', name: 'age', count: rows.train.length, missing: 0 },
    ],
  });
  const lock = await describeLock({ project, version, rule, digests, files, count });
  const whole = { ...lock, contract: contract.digest, profile: digestOf(profileText) };
  const lockText = canonicalJson(whole);
  project.repository.commit(`Data ${version}`, {
    'data/contract.json': contractText,
    'data/profile.json': profileText,
    'data/data.lock.json': lockText,
  });
  return { lock: whole, lockText, profileText, splits: rows };
}

/** Rows dealt to splits, by what they were dealt by: many tests of a file start from the same ones. */
const dealt = new Map<string, ReturnType<typeof writeSplits>>();

function dealOnce({ count, rule, contract }: { count: number; rule: SplitRule; contract: Contract }) {
  const key = JSON.stringify([count, rule, contract.digest]);
  const known = dealt.get(key) ?? writeSplits(makeRows(count), rule, contract);
  dealt.set(key, known);
  return known;
}

/** Contracts keep the order of their columns. */
function canonicalJsonInOrder(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

async function describeLock({
  project,
  version,
  rule,
  digests,
  files,
  count,
}: {
  project: SampleProject;
  version: string;
  rule: SplitRule;
  digests: Record<SplitName, SplitDigest>;
  files: Record<SplitName, string>;
  count: number;
}): Promise<Omit<DataLock, 'contract' | 'profile'>> {
  const splits = {} as DataLock['splits'];
  for (const name of SPLIT_NAMES) {
    const blob = await describeBlob(files[name]);
    await project.store.writeBlobs(batchOf(blob, { file: files[name] }));
    splits[name] = { ...digests[name], blob };
  }
  return {
    $schema: `${SCHEMAS}/data-lock-1.json`,
    model: RENT_MODEL,
    version,
    dataset: digestOf(`dataset ${count}`),
    source: [{ url: 'data/rents.csv', digest: digestOf(`source ${count}`), bytes: 1 }],
    split: rule,
    splits,
    imputation: {},
    rows: { read: count, accepted: count, rejected: 0, duplicates: 0 },
    rejects: {},
  };
}
