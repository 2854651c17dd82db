import { dirname, join } from 'node:path';
import type { ContractChanges } from '../../kit/contract/compare-contracts.ts';
import { type Contract, compactContract, readContract } from '../../kit/contract/contract.ts';
import { type Engine, openEngine } from '../../kit/data/engine.ts';
import { proposeVersion } from '../../kit/data/propose-version.ts';
import { splitFileName } from '../../kit/data/write-splits.ts';
import { type DataLock, DataLockSchema } from '../../kit/manifest/data-lock.ts';
import { writeManifest } from '../../kit/manifest/parse-manifest.ts';
import { type Profile, ProfileSchema } from '../../kit/manifest/profile.ts';
import { describeBlob, describeSource } from '../../kit/store/blob-ref.ts';
import type { Store } from '../../kit/store/store.ts';
import { annotateFindings } from './annotate-findings.ts';
import { buildLock, type LockBlobs } from './build-lock.ts';
import { commitData } from './commit-data.ts';
import { listDifferences, reuseSplits } from './detect-changes.ts';
import type { Examination, Splits } from './examination.ts';
import { handOverSplits, workingFolder } from './hand-over.ts';
import type { IngestInputs } from './inputs.ts';
import type { Ports } from './ports.ts';
import { examineData, splitData } from './prepare-data.ts';
import { compareWithLast, readLastLock } from './read-last.ts';
import type { AcceptedIngest, IngestResult } from './result.ts';

/** What the steps of one ingest share. */
interface Context {
  inputs: IngestInputs;
  ports: Ports;
  contract: Contract;
  folder: string;
  last: DataLock | undefined;
}

/** Reads, checks, splits and, when anything changed, stores, locks and proposes the data. */
export async function ingest(inputs: IngestInputs, ports: Ports): Promise<IngestResult> {
  const contract = await readContract(inputs.contract);
  const last = await readLastLock(inputs.lock, inputs.model);
  // Asked first, so that nothing is stored for a proposal that has nowhere to go.
  if (inputs.commit !== 'none') await ports.openGit().run(['ls-remote', '--symref', 'origin', 'HEAD']);
  const { log } = ports;
  const { runtimePath, directory, model } = inputs;
  const engine = await openEngine({
    log,
    workspace: directory,
    ...(runtimePath === undefined ? {} : { runtimePath }),
  });
  try {
    const context = { inputs, ports, contract, folder: workingFolder(directory), last };
    const examination = await examine(engine, context);
    if (examination.broken.length > 0) return { kind: 'refused', model, examination };
    const splits = await splitData({ engine, ...context });
    return await lockSplits(context, examination, splits);
  } finally {
    engine.close();
  }
}

async function examine(engine: Engine, { inputs, ports, contract, folder }: Context): Promise<Examination> {
  const examination = await examineData({ engine, contract, inputs, folder, log: ports.log });
  annotateFindings(examination.sample, inputs.place, ports.log);
  return examination;
}

async function lockSplits(
  context: Context,
  examination: Examination,
  splits: Splits,
): Promise<AcceptedIngest> {
  const { inputs, ports, contract, folder, last } = context;
  const changes = await compareWithLast(contract, last, ports.store);
  const differences = listDifferences(splits, last);
  if (last && !hasChanges(changes) && differences.length === 0) {
    if (await reuseSplits({ last, store: ports.store, folder })) {
      const artifact = await handOverSplits({ lock: last, folder, artifacts: ports.artifacts });
      const base = { model: inputs.model, examination, reasons: [], artifact, proposal: undefined };
      return { kind: 'unchanged', ...base, lock: last };
    }
    differences.push('The store lacks the splits of the last version.');
  }
  const { version, reasons } = proposeVersion({ last: last?.version, contract: changes, other: differences });
  const blobs = await storeBlobs({ store: ports.store, contract, folder });
  const lock = buildLock({ model: inputs.model, version, contract, examination, splits, blobs });
  const artifact = await handOverSplits({ lock, folder, artifacts: ports.artifacts });
  const proposal = await commitData({ inputs, ports, lock, profile: splits.profile, examination, reasons });
  // A committed lock comes into the work tree by merging; written here too, it would stand in the way of that.
  if (inputs.commit === 'none') await writeLock(inputs.lock, lock, splits.profile);
  return { kind: 'changed', model: inputs.model, examination, lock, reasons, artifact, proposal };
}

async function writeLock(file: string, lock: DataLock, profile: Profile): Promise<void> {
  await writeManifest(ProfileSchema, join(dirname(file), 'profile.json'), profile);
  await writeManifest(DataLockSchema, file, lock);
}

function hasChanges({ breaking, compatible }: ContractChanges): boolean {
  return breaking.length + compatible.length > 0;
}

/** Stores splits and contract; each is read back. */
async function storeBlobs({
  store,
  contract,
  folder,
}: {
  store: Store;
  contract: Contract;
  folder: string;
}): Promise<LockBlobs> {
  const put = async (name: 'train' | 'validation' | 'test') => {
    const file = join(folder, splitFileName(name));
    const ref = await describeBlob(file);
    await store.writeBlob(ref, { file });
    return ref;
  };
  const source = { bytes: Buffer.from(compactContract(contract)) };
  const contractRef = await describeSource(source);
  await store.writeBlob(contractRef, source);
  const splits = { train: await put('train'), validation: await put('validation'), test: await put('test') };
  return { splits, contract: contractRef };
}
