import { join } from 'node:path';
import { locateProfile } from '../../../kit/format/config/project-paths.ts';
import type { ContractChanges } from '../../../kit/format/contract/compare-contracts.ts';
import { type Contract, readContract } from '../../../kit/format/contract/contract.ts';
import { type DataLock, DataLockSchema } from '../../../kit/format/manifest/data-lock.ts';
import { writeManifest } from '../../../kit/format/manifest/parse-manifest.ts';
import { type Profile, ProfileSchema } from '../../../kit/format/manifest/profile.ts';
import { type Engine, openEngine } from '../../../kit/ml/data/engine.ts';
import { proposeVersion, type VersionProposal } from '../../../kit/ml/data/propose-version.ts';
import { resolveTask } from '../../../kit/ml/inference/task.ts';
import { annotateFindings } from './annotate-findings.ts';
import { buildLock } from './build-lock.ts';
import { commitData } from './commit-data.ts';
import { type Dealing, describeDealing } from './dealing.ts';
import { listDifferences } from './detect-changes.ts';
import type { Examination, Splits } from './examination.ts';
import { findTarget, type Target } from './find-target.ts';
import { gatherSources } from './gather-sources.ts';
import { handOverSplits, workingFolder } from './hand-over.ts';
import type { IngestInputs } from './inputs.ts';
import type { Ports } from './ports.ts';
import { examineData, splitData } from './prepare-data.ts';
import { compareWithLast, readLastLock } from './read-last.ts';
import { warnOfDealing } from './render-dealing.ts';
import type { AcceptedIngest, ChangedIngest, IngestResult } from './result.ts';
import { reuseSplits } from './reuse-splits.ts';
import { describeAdded, describeContract, storeBlobs } from './store-blobs.ts';
import { titleData } from './title-data.ts';

/** What the steps of one ingest share. */
interface Context {
  inputs: IngestInputs;
  ports: Ports;
  contract: Contract;
  folder: string;
  target: Target | undefined;
  last: DataLock | undefined;
}

/** Reads, checks, splits and, when anything changed, stores, locks and proposes the data. */
export async function ingest(inputs: IngestInputs, ports: Ports): Promise<IngestResult> {
  const contract = await readContract(inputs.contract);
  resolveTask(inputs.task, contract); // data that nothing can be trained on are refused before they are stored
  const target = await findTarget(inputs, ports);
  const last = await readLastLock(inputs, target);
  const { log } = ports;
  const { runtimePath, directory, model } = inputs;
  const engine = await openEngine({ log, runtimePath });
  try {
    const context = { inputs, ports, contract, folder: workingFolder(directory), target, last };
    const examination = await examine(engine, context);
    if (examination.broken.length > 0) return { kind: 'refused', model, examination };
    const splits = await splitData({ engine, ...context });
    const dealing = await describeDealing({ engine, contract, splits, last, store: ports.store });
    return await lockSplits(context, { examination, splits, dealing });
  } finally {
    engine.close();
  }
}

async function examine(engine: Engine, context: Context): Promise<Examination> {
  const { inputs, ports, contract, folder, last } = context;
  const files = await gatherSources({ engine, inputs, last, ...ports, folder: join(folder, 'sources') });
  const examination = await examineData({ engine, contract, files, folder, log: ports.log });
  annotateFindings(examination.sample, inputs.place, ports.log);
  return examination;
}

/** What one ingest found and made. */
interface Found {
  examination: Examination;
  splits: Splits;
  dealing: Dealing;
}

async function lockSplits(context: Context, found: Found): Promise<AcceptedIngest> {
  const { examination, splits, dealing } = found;
  const { inputs, ports, contract, folder, last } = context;
  const changes = await compareWithLast(contract, last, ports.store);
  const differences = listDifferences({ splits, sources: examination.sources, last });
  if (last && !hasChanges(changes) && differences.length === 0) {
    const beside = await listBeside(context, examination, last);
    const mended = await reuseSplits({ last, store: ports.store, folder, beside });
    if (mended) {
      const handedOver = await handOverSplits({ lock: last, folder, artifacts: ports.artifacts });
      return {
        kind: 'unchanged',
        model: inputs.model,
        examination,
        lock: last,
        dealing,
        ...handedOver,
        mended,
      };
    }
    differences.push('The store lacks the splits of the last version, or holds them damaged.');
  }
  const proposed = proposeVersion({ last: last?.version, contract: changes, other: differences });
  return lockVersion(context, found, proposed);
}

/**
 * What the lock names beside its splits and is at hand. Added files that nobody gives anew were just read from the store,
 * whole; a contract that only reads alike is another blob than the lock's.
 */
async function listBeside({ inputs, contract }: Context, { sources }: Examination, last: DataLock) {
  const text = await describeContract(contract);
  const added = inputs.additional.length === 0 ? [] : describeAdded(sources);
  return text.ref.digest === last.contractBlob?.digest ? [text, ...added] : added;
}

async function lockVersion(
  { inputs, ports, contract, folder, target, last }: Context,
  { examination, splits, dealing }: Found,
  { version, reasons }: VersionProposal,
): Promise<ChangedIngest> {
  const { model } = inputs;
  const { profile } = splits;
  const title = titleData({ model, version });
  const blobs = await storeBlobs({
    store: ports.store,
    contract,
    folder,
    sources: examination.sources,
    title,
  });
  const lock = buildLock({ model, version, contract, examination, splits, blobs });
  const handedOver = await handOverSplits({ lock, folder, artifacts: ports.artifacts });
  for (const warning of warnOfDealing({ lock, dealing, last })) ports.log.warning(warning);
  // A committed lock comes into the work tree by merging; written here too, it would stand in the way of that.
  const proposal =
    target &&
    (await commitData({ inputs, ports, target, lock, last, dealing, profile, examination, reasons }));
  if (target === undefined && !inputs.checkLock) await writeLock(inputs.lock, lock, profile);
  return { kind: 'changed', model, examination, lock, last, dealing, ...handedOver, reasons, proposal };
}

async function writeLock(file: string, lock: DataLock, profile: Profile): Promise<void> {
  await writeManifest(ProfileSchema, locateProfile(file), profile);
  await writeManifest(DataLockSchema, file, lock);
}

function hasChanges({ breaking, compatible }: ContractChanges): boolean {
  return breaking.length + compatible.length > 0;
}
