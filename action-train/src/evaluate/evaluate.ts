import { cp, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Contract } from '../../../kit/format/contract/contract.ts';
import { SPLIT_NAMES } from '../../../kit/format/manifest/data-lock.ts';
import type { Digest } from '../../../kit/format/manifest/digest.ts';
import {
  type Evaluation,
  EvaluationSchema,
  type Golden,
  GoldenSchema,
} from '../../../kit/format/manifest/evaluation.ts';
import { choosePrimary } from '../../../kit/format/manifest/metric-names.ts';
import { writeManifest } from '../../../kit/format/manifest/parse-manifest.ts';
import type { Run } from '../../../kit/format/manifest/run.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import { formatCount } from '../../../kit/ground/errors/format-count.ts';
import { makeFolder } from '../../../kit/ground/files/make-folder.ts';
import { OWN } from '../../../kit/ground/files/own-folder.ts';
import type { Logger } from '../../../kit/ground/log/logger.ts';
import type { Artifacts } from '../../../kit/host/artifact/artifacts.ts';
import { checkSplitKey } from '../../../kit/ml/data/check-placement.ts';
import { openSplits } from '../../../kit/ml/data/open-splits.ts';
import { type HeldSplit, predictHeldOut } from '../../../kit/ml/evaluate/predict-held-out.ts';
import { scoreModel } from '../../../kit/ml/evaluate/score-model.ts';
import { findSliceColumns } from '../../../kit/ml/evaluate/slices.ts';
import type { Model } from '../../../kit/ml/inference/model.ts';
import { predictAlone } from '../../../kit/ml/inference/predict-alone.ts';
import { spreadOverPredictions } from '../../../kit/ml/inference/spread-over.ts';
import { useModel } from '../../../kit/ml/inference/use-model.ts';
import type { Store } from '../../../kit/ml/store/store.ts';
import { LINEAR_COMMAND } from '../shared/builtin-linear/train-linear.ts';
import { type CheckedModel, checkModel, MODEL_FILE } from '../shared/check-model.ts';
import { fetchRun } from '../shared/fetch-run.ts';
import { type DataFacts, readDataFacts } from '../shared/read-project.ts';
import { measureBaseline } from './fit-baseline.ts';
import { GOLDEN_ROWS, GOLDEN_TOLERANCE } from './golden-rules.ts';
import type { EvaluateInputs } from './inputs.ts';
import { createRowDisguise } from './synthesise-cells.ts';

export interface EvaluatePorts {
  artifacts: Artifacts;
  store: Store;
  log: Logger;
  /** A folder outside the project for what must not stay. */
  temporary: string;
}

export interface EvaluateResult {
  artifact: string;
  artifactDigest: Digest;
  evaluationPath: string;
  evaluation: Evaluation;
  /** The primary metric on the test split. */
  value: number;
}

/** Evaluates a run's model on rows its training never saw, and hands it over with evaluation.json and golden.json. */
export async function evaluate(inputs: EvaluateInputs, ports: EvaluatePorts): Promise<EvaluateResult> {
  const facts = await readDataFacts(inputs);
  const primary = choosePrimary(facts.task, inputs.primary);
  const slices = findSliceColumns(inputs.slices, facts.contract);
  refuseEmptyTest(facts);
  await makeFolder(ports.temporary);
  const folder = await mkdtemp(join(ports.temporary, 'slipway-evaluate-'));
  try {
    const run = await fetchRun({ ...ports, artifact: inputs.artifact, folder: join(folder, 'run'), facts });
    const measured = await measure({ inputs, ports, facts, run, folder, slices });
    return await handOver({ inputs, ports, facts, run, folder, primary, measured });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function refuseEmptyTest({ lock }: DataFacts): void {
  if (lock.splits.test.rows > 0) return;
  throw new ConfigurationError(
    'SLW_SPLIT_EMPTY',
    'The test split of the data lock has no rows. Raise "data.split.test" in pipeline.yaml and ingest again.',
  );
}

interface Measuring {
  inputs: EvaluateInputs;
  ports: EvaluatePorts;
  facts: DataFacts;
  run: Run;
  folder: string;
  slices: ReturnType<typeof findSliceColumns>;
}

type Measured = Awaited<ReturnType<typeof measure>>;

async function measure({ inputs, ports, facts, run, folder, slices }: Measuring) {
  const { contract, task, lock } = facts;
  const { runtimePath } = inputs;
  const { store, log } = ports;
  checkSplitKey(lock, contract);
  const model = await checkModel({ folder: join(folder, 'run'), contract, task, log });
  const isBuiltin = run.command === LINEAR_COMMAND;
  const { train, validation, test } = await openSplits(
    { store, lock, contract, folder, runtimePath, log },
    SPLIT_NAMES, // the training split too, whoever trained: its rows must not be those of the test
  );
  const file = join(folder, 'run', MODEL_FILE);
  const { signature } = model;
  const location = { file, signature, contract, runtimePath, log };
  const { heldOut, golden } = await useModel(location, async (opened) => {
    const heldOut = await predictHeldOut(opened, { validation, test });
    return { heldOut, golden: await makeGolden(opened, heldOut.test, contract) };
  });
  const baseline = isBuiltin ? null : await measureBaseline({ facts, train, test, folder, runtimePath, log });
  return {
    model,
    golden,
    baseline,
    scores: scoreModel({ task, contract, rule: lock.split, slices, heldOut }),
  };
}

/** Golden rows are answered alone, as a client asks for one. */
async function makeGolden(
  model: Model,
  { rows, predictions }: HeldSplit,
  contract: Contract,
): Promise<Golden['cases']> {
  const disguise = createRowDisguise(contract);
  const golden = spreadOverPredictions(predictions, GOLDEN_ROWS).map((row) => disguise(rows[row] ?? {}));
  const answers = await predictAlone(model, golden);
  return golden.map((row, index) => ({ row, prediction: answers[index] ?? { value: 0 } }));
}

interface HandOver {
  inputs: EvaluateInputs;
  ports: EvaluatePorts;
  facts: DataFacts;
  run: Run;
  folder: string;
  primary: string;
  measured: Measured;
}

async function handOver(request: HandOver): Promise<EvaluateResult> {
  const { inputs, ports, run, folder, primary, measured } = request;
  const evaluation = describeEvaluation(request);
  const value = evaluation.splits.test.metrics[primary]?.value;
  if (value === undefined) {
    throw new ConfigurationError(
      'SLW_METRIC_UNDEFINED',
      `The metric "${primary}" cannot be computed on the ${formatCount(evaluation.splits.test.rows, 'row')} of the test split. Ingest more data, or choose another "evaluate.primary".`,
    );
  }
  const golden: Golden = {
    $schema: GoldenSchema.properties.$schema.const,
    model: run.model,
    artefact: run.artefact.digest,
    tolerance: GOLDEN_TOLERANCE,
    cases: measured.golden,
  };
  const source = join(folder, 'run');
  await writeManifest(EvaluationSchema, join(source, 'evaluation.json'), evaluation);
  await writeManifest(GoldenSchema, join(source, 'golden.json'), golden);
  const target = await place(inputs.directory, source, measured.model);
  const artifact = `evaluated-${run.model}-${run.key}`;
  const artifactDigest = await ports.artifacts.upload(artifact, target, listFiles(measured.model));
  return { artifact, artifactDigest, evaluationPath: join(target, 'evaluation.json'), evaluation, value };
}

function describeEvaluation({ facts, run, primary, measured }: HandOver): Evaluation {
  return {
    $schema: EvaluationSchema.properties.$schema.const,
    model: run.model,
    task: facts.task,
    key: run.key,
    artefact: run.artefact.digest,
    data: run.data,
    primary,
    ...measured.scores,
    baseline: measured.baseline,
    testReachable: run.testReachable,
  };
}

function listFiles({ files }: CheckedModel): string[] {
  return [...files, 'run.json', 'evaluation.json', 'golden.json'];
}

/** Copies the files into `.slipway/evaluated`, in one step. */
async function place(directory: string, source: string, model: CheckedModel): Promise<string> {
  const target = join(directory, OWN.evaluated);
  const filling = `${target}.partial`;
  await rm(filling, { recursive: true, force: true });
  for (const file of listFiles(model)) await cp(join(source, file), join(filling, file));
  await rm(target, { recursive: true, force: true });
  await rename(filling, target);
  return target;
}
