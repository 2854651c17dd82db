import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ingest } from '../../../action-ingest/src/ingest/ingest.ts';
import type { IngestInputs } from '../../../action-ingest/src/ingest/inputs.ts';
import { checkCommitted } from '../../../action-ingest/src/ingest/lock/check-committed.ts';
import type { PullRequest } from '../../../action-ingest/src/ingest/lock/pull-request.ts';
import type { Ports } from '../../../action-ingest/src/ingest/ports.ts';
import { restore } from '../../../action-ingest/src/ingest/restore.ts';
import { canonicalJson } from '../../../kit/format/manifest/canonical-json.ts';
import { type DataLock, DataLockSchema } from '../../../kit/format/manifest/data-lock.ts';
import { readManifest } from '../../../kit/format/manifest/parse-manifest.ts';
import { silentLogger } from '../../../kit/ground/log/logger.ts';
import { openArtifactFolders } from '../../../kit/host/artifact/artifact-folders.ts';
import { createGit } from '../../../kit/host/git/git.ts';
import { openBucket } from '../../../kit/host/s3/bucket.ts';
import { openStore } from '../../../kit/ml/store/open-store.ts';
import { makeRepository, type TestRepository } from '../../helpers/git-repository.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';

const CONTRACT = {
  type: 'object',
  properties: {
    day: { type: 'string', format: 'date', 'x-role': 'timestamp' },
    size: { type: 'number', maximum: 1000 },
    rooms: { type: ['integer', 'null'], 'x-impute': 'median' },
    price: { type: 'number', 'x-role': 'target' },
  },
  required: ['day', 'size', 'price'],
};
const HEADER = 'day,size,rooms,price';

/** Rows of flats, each like no other; every seventh has no rooms. */
export function makeFlats(first: number, count: number): string {
  const rows = Array.from({ length: count }, (_, index) => {
    const n = first + index;
    const day = new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10);
    return `${day},${20 + n / 2},${n % 7 === 0 ? '' : 1 + (n % 5)},${100 * n + 7}`;
  });
  return `${[HEADER, ...rows].join('\n')}\n`;
}

/** A project whose lock is on main, with what holds it against the data. */
export interface LockProject {
  repository: TestRepository;
  directory: string;
  ports: Ports;
  inputs: IngestInputs;
  /** Ingests and commits lock and profile to main. */
  ingest(changes?: Partial<IngestInputs>): Promise<void>;
  /** Checks the lock of the checkout as a pull request against main does, without the key to the store. */
  check(
    changes?: Partial<IngestInputs>,
    pullRequest?: Partial<PullRequest>,
  ): ReturnType<typeof checkCommitted>;
  /** Makes everything anew from the store. */
  checkStored(changes?: Partial<IngestInputs>, others?: Partial<Ports>): ReturnType<typeof restore>;
  readLock(): Promise<DataLock>;
  /** Edits the lock of the checkout, and whatever else. */
  forge(edit: (lock: DataLock) => DataLock, files?: Record<string, string>): Promise<void>;
  /** Takes back every edit. */
  reset(): void;
}

export async function makeLockProject(by = 'row'): Promise<LockProject> {
  const repository = makeRepository({
    '.gitignore': '.slipway/\n',
    'data/contract.json': JSON.stringify(CONTRACT),
    'data/flats.csv': makeFlats(1, 120),
  });
  const { directory } = repository;
  const inputs = describeInputs(directory, by);
  const ports = await openPorts(directory, `file://${makeTemporaryFolder('store')}`);
  const noStore = await openPorts(directory, `file://${makeTemporaryFolder('no-store')}`);
  const project: LockProject = {
    repository,
    directory,
    ports,
    inputs,
    async ingest(changes = {}) {
      const { kind } = await ingest({ ...inputs, ...changes }, ports);
      if (kind !== 'changed') throw new Error(`ingest: ${kind}`);
      repository.commit('Data');
    },
    check(changes = {}, pullRequest = {}) {
      rmSync(join(directory, '.slipway'), { recursive: true, force: true });
      const base = repository.git('rev-parse', 'origin/main');
      const checked = { ...inputs, ...changes, checkLock: true };
      return checkCommitted(checked, noStore, { base, fork: undefined, ...pullRequest });
    },
    checkStored(changes = {}, others = {}) {
      const { model, store, lock, contract, split } = { ...inputs, ...changes };
      const check = { directory, lockFile: lock, contractFile: contract, split, runtimePath: undefined };
      const asked = { model, directory, store, lock, check, codePaths: undefined };
      return restore({ mode: 'restore', ...asked }, { ...ports, ...others });
    },
    readLock: () => readManifest(DataLockSchema, inputs.lock),
    async forge(edit, files = {}) {
      writeFileSync(inputs.lock, canonicalJson(edit(await project.readLock())));
      repository.write(files);
    },
    reset: () => void repository.git('checkout', '--quiet', '--', '.'),
  };
  await project.ingest();
  return project;
}

function describeInputs(directory: string, by: string): IngestInputs {
  const lock = join(directory, 'data/data.lock.json');
  return {
    mode: 'ingest',
    model: 'flat-price',
    directory,
    store: 'file://.slipway/store',
    lock,
    sources: ['data/flats.csv'],
    additional: [],
    dropped: [],
    contract: join(dirname(lock), 'contract.json'),
    task: 'regression',
    split: { by, validation: 0.2, test: 0.2, seed: 42 },
    commit: 'none',
    base: undefined,
    checkLock: false,
    runtimePath: undefined,
    reach: { plainHttp: false },
    place: '',
  };
}

async function openPorts(directory: string, store: string): Promise<Ports> {
  return {
    log: silentLogger,
    store: await openStore(store, { directory, credentials: {}, log: silentLogger }),
    artifacts: openArtifactFolders({ directory, log: silentLogger }),
    openBucket: (url) =>
      openBucket({ what: 'source', url, access: { region: 'eu-west-1' }, log: silentLogger }),
    openGit: () => createGit({ directory, log: silentLogger }),
    openForge: () => Promise.reject(new Error('Nothing is proposed here.')),
  };
}
