import { join } from 'node:path';
import type { Digest } from '../../../kit/format/manifest/digest.ts';
import type { ReportOrigin } from '../../../kit/format/manifest/report.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import { OWN } from '../../../kit/ground/files/own-folder.ts';
import { findBranch } from '../../../kit/host/git/find-branch.ts';
import { type Bundle, openBundle } from '../../../kit/ml/bundle/open-bundle.ts';
import { readEnvironment } from '../../../kit/ml/registry/environments.ts';
import { readFromGit } from '../../../kit/ml/registry/source.ts';
import { readRuns } from '../../../kit/ml/runs/read-runs.ts';
import { isFailed, RUNS_BRANCH, type RunRecord } from '../../../kit/ml/runs/run-record.ts';
import type { Comparing } from './comparing.ts';

/** The model that stands for main. */
export interface MainModel {
  origin: ReportOrigin;
  /** Null where its bundle was not kept. */
  bundle: Bundle | null;
  /** The run it came of, where the branch of runs names it. */
  record: RunRecord | null;
}

/** The model live in the environment, else the newest evaluated run of a commit of main; null: main has none yet. */
export async function findMainModel(comparing: Comparing): Promise<MainModel | null> {
  return (await findLiveModel(comparing)) ?? (await findLastRun(comparing));
}

async function findLiveModel(comparing: Comparing): Promise<MainModel | null> {
  const { inputs, ports, base } = comparing;
  const { model, environment } = inputs;
  const pointer = await readEnvironment(readFromGit(ports.git, base), model, environment);
  if (!pointer) return null;
  const origin = { kind: 'environment', environment, version: pointer.version } as const;
  const bundle = await open(comparing, pointer.bundle);
  const records = await readKeptRuns(comparing);
  return { origin, bundle, record: records.find(({ run }) => isSameRun(run, bundle.run)) ?? null };
}

/** A kept run that led to the model of a bundle: the same key, the same model file. */
function isSameRun(run: RunRecord['run'], facts: Bundle['run']): boolean {
  return !isFailed(run) && run.key === facts.key && run.artefact.digest === facts.artefact.digest;
}

async function findLastRun(comparing: Comparing): Promise<MainModel | null> {
  for (const record of await readKeptRuns(comparing)) {
    if (isFailed(record.run) || !record.evaluation || !(await isOfMain(comparing, record))) continue;
    const bundle = record.bundle && (await open(comparing, record.bundle));
    return { origin: { kind: 'run', id: record.id }, bundle, record };
  }
  return null;
}

/** The runs of this model on the branch of runs, the newest first. */
async function readKeptRuns({ inputs, ports }: Comparing): Promise<readonly RunRecord[]> {
  const place = await findBranch(ports.git, RUNS_BRANCH);
  if (place.state === 'none') return [];
  const kept = await readRuns({ git: ports.git, ref: place.commit, model: inputs.model });
  for (const fault of kept.faults) ports.log.warning(fault);
  return kept.records;
}

/** A run of another branch is no model of main. Neither is one of a commit that this clone does not know. */
async function isOfMain({ ports: { git, log }, base }: Comparing, { run }: RunRecord): Promise<boolean> {
  if (run.code.commit === null) return false;
  try {
    return await git.isAncestor(run.code.commit, base);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    log.warning(`The run ${run.key} is left out: ${error.message}`);
    return false;
  }
}

function open({ inputs, ports }: Comparing, digest: Digest): Promise<Bundle> {
  const directory = join(inputs.directory, OWN.bundles);
  return openBundle({ store: ports.store, digest, directory });
}
