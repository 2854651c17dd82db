import { relative, resolve } from 'node:path';
import { settleDataPaths } from '../../../kit/action/data-inputs.ts';
import { namePipelineFile, readProjectPipeline, settleModel } from '../../../kit/action/project-inputs.ts';
import type { Runner } from '../../../kit/action/run.ts';
import type { Pipeline } from '../../../kit/format/config/pipeline-schema.ts';
import { type Contract, readContract } from '../../../kit/format/contract/contract.ts';
import { type DataLock, DataLockSchema } from '../../../kit/format/manifest/data-lock.ts';
import { type Digest, digestOf } from '../../../kit/format/manifest/digest.ts';
import type { Task } from '../../../kit/format/manifest/evaluation.ts';
import { parseManifest } from '../../../kit/format/manifest/parse-manifest.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import { readDocument } from '../../../kit/ground/files/read-document.ts';
import { refuseOtherModel } from '../../../kit/ml/data/refuse-other-model.ts';
import { resolveTask } from '../../../kit/ml/inference/task.ts';

/** Where the files of the checkout are, and what `pipeline.yaml` says. */
export interface Project {
  directory: string;
  model: string;
  /** Absolute paths. */
  lockFile: string;
  contractFile: string;
  pipeline: Pipeline | undefined;
  /** Path of the pipeline file from the folder; undefined where there is none. */
  pipelineFile: string | undefined;
}

/** Reads the inputs that train and evaluate share. */
export async function readProject(runner: Runner): Promise<Project> {
  const { inputs, directory } = runner;
  const pipeline = await readProjectPipeline(runner);
  const { lock, contract } = settleDataPaths(inputs, pipeline);
  return {
    directory,
    model: settleModel(inputs, pipeline),
    lockFile: resolve(directory, lock),
    contractFile: resolve(directory, contract),
    pipeline,
    pipelineFile: pipeline && namePipelineFile(inputs),
  };
}

/** The data as the checkout describes them. */
export interface DataFacts {
  contract: Contract;
  lock: DataLock;
  lockDigest: Digest;
  task: Task;
}

/**
 * Reads contract and lock.
 * @throws ConfigurationError when one is missing, or the lock was made for another model or another contract
 */
export async function readDataFacts(project: Project): Promise<DataFacts> {
  const { directory, lockFile, contractFile, model, pipeline } = project;
  const contract = await readContract(contractFile);
  const name = relative(directory, lockFile);
  const text = await readDocument(lockFile, 'The data lock', 'Run ingest first and merge its pull request.');
  const lock = parseManifest(DataLockSchema, text, name);
  refuseOtherModel({ path: name.replaceAll('\\', '/'), label: name, owner: lock.model, model });
  if (lock.contract !== contract.digest) {
    throw new ConfigurationError(
      'SLW_LOCK_MISMATCH',
      `${name} was made with another contract than ${relative(directory, contractFile)} is now. Run ingest again.`,
    );
  }
  return { contract, lock, lockDigest: digestOf(text), task: resolveTask(pipeline?.task, contract) };
}
