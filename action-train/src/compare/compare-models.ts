import { join } from 'node:path';
import type { Duel } from '../../../kit/format/manifest/duel.ts';
import type { Evaluation } from '../../../kit/format/manifest/evaluation.ts';
import { restoreSplit } from '../../../kit/ml/data/restore-splits.ts';
import { holdDuel, type Opponent } from '../../../kit/ml/duel/hold-duel.ts';
import { toContender } from '../../../kit/ml/evaluate/contender.ts';
import { isFailed } from '../../../kit/ml/runs/run-record.ts';
import { type CheckedModel, MODEL_FILE } from '../shared/check-model.ts';
import type { DataFacts } from '../shared/read-project.ts';
import type { Comparing } from './comparing.ts';
import type { MainModel } from './find-main-model.ts';

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
  { inputs, ports: { store, log } }: Comparing,
  trial: Trial,
  main: MainModel | null,
): Promise<Duel> {
  const { facts, evaluation, model, folder } = trial;
  const { artefact, primary } = evaluation;
  const opponent = chooseOpponent(trial, main);
  const testFile = join(folder, 'test.parquet');
  if (opponent.kind === 'model')
    await restoreSplit({ store, lock: facts.lock, split: 'test', file: testFile });
  const settings = inputs.pipeline?.evaluate;
  return holdDuel({
    challenger: { ...facts, signature: model.signature, modelFile: join(folder, MODEL_FILE), artefact },
    opponent,
    measureOwn: () => ({ ...evaluation.splits.test, keys: evaluation.interval.keys ?? null }),
    primary,
    slices: settings?.slices ?? [],
    testFile,
    court: {
      gates: settings?.gates ?? [],
      environment: inputs.environment,
      isLive: main?.origin.kind === 'environment',
    },
    runtimePath: inputs.runtimePath,
    log,
  });
}

function chooseOpponent({ evaluation }: Trial, main: MainModel | null): Opponent {
  if (!main) return { kind: 'none', why: 'main has no model yet' };
  const { bundle, record } = main;
  if (bundle) return { kind: 'model', contender: toContender(bundle) };
  const why = 'the model of the last run of main was not packaged';
  if (!record || isFailed(record.run)) return { kind: 'none', why };
  const other = record.evaluation;
  const isSameData = other?.data.lock === evaluation.data.lock;
  const metrics = isSameData ? other.splits.test.metrics : {};
  return { kind: 'numbers', artefact: record.run.artefact.digest, metrics, why };
}
