import { join } from 'node:path';
import { restoreSplit } from '../../../kit/data/restore-splits.ts';
import { compareOnSameRows } from '../../../kit/duel/compare-on-same-rows.ts';
import { findSliceColumns } from '../../../kit/evaluate/slices.ts';
import type { Evaluation } from '../../../kit/manifest/evaluation.ts';
import { metricDirection } from '../../../kit/manifest/metric-names.ts';
import type { Report } from '../../../kit/manifest/report.ts';
import { type CheckedModel, MODEL_FILE } from '../check-model.ts';
import type { DataFacts } from '../read-project.ts';
import type { Comparing } from './comparing.ts';
import type { MainModel } from './find-main-model.ts';
import { describeSlices, judgeTrial } from './judge-trial.ts';

type Comparison = NonNullable<Report['comparison']>;

/** What was measured, before the gates judge it. */
type Measured = Omit<Comparison, 'gates'>;

export interface Trial {
  facts: DataFacts;
  evaluation: Evaluation;
  model: CheckedModel;
  /** Holds the model's files. */
  folder: string;
}

/**
 * The trial and the model of main on the same rows; where that cannot be, the trial's own numbers and why. With what the
 * gates would say of it in a promotion.
 */
export async function compareTrial(
  comparing: Comparing,
  trial: Trial,
  main: MainModel | null,
): Promise<Comparison> {
  const measured = await measure(comparing, trial, main);
  return { ...measured, gates: judgeTrial(comparing.inputs, measured, main) };
}

async function measure(
  { inputs, ports }: Comparing,
  trial: Trial,
  main: MainModel | null,
): Promise<Measured> {
  const { primary, interval } = trial.evaluation;
  if (!main) return takeEvaluation(trial, 'main has no model yet');
  const { bundle } = main;
  if (!bundle) return takeEvaluation(trial, 'the model of the last run of main was not packaged', main);
  const { facts, model, folder } = trial;
  const testFile = join(folder, 'test.parquet');
  await restoreSplit({ store: ports.store, lock: facts.lock, split: 'test', file: testFile });
  const outcome = await compareOnSameRows({
    challenger: { ...facts, signature: model.signature, modelFile: join(folder, MODEL_FILE) },
    champion: { ...bundle, task: bundle.evaluation.task },
    testFile,
    slices: { columns: findSliceColumns(inputs.pipeline?.evaluate?.slices ?? [], facts.contract), primary },
    seed: interval.seed,
    directory: inputs.directory,
    runtimePath: inputs.runtimePath,
    log: ports.log,
  });
  if (outcome.obstacle !== null) return takeEvaluation(trial, outcome.obstacle);
  return { primary, ...outcome, slices: describeSlices(outcome.slices) };
}

/** The trial's own evaluation; beside it the one of main's run, where both were made on the same test split. */
function takeEvaluation({ evaluation }: Trial, obstacle: string, main: MainModel | null = null): Measured {
  const other = main?.record?.evaluation;
  const { rows, metrics } = evaluation.splits.test;
  const isSameData = other?.data.lock === evaluation.data.lock;
  return {
    primary: evaluation.primary,
    rows,
    leftOut: 0,
    metrics: Object.entries(metrics).map(([metric, challenger]) => ({
      metric,
      direction: metricDirection(metric),
      challenger,
      champion: (isSameData && other?.splits.test.metrics[metric]) || null,
      difference: null,
    })),
    obstacle,
    slices: { compared: 0, regressed: 0, worse: [] },
  };
}
