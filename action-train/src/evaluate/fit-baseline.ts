import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Evaluation, Prediction } from '../../../kit/format/manifest/evaluation.ts';
import type { Row } from '../../../kit/format/manifest/row.ts';
import { readOnnxModel } from '../../../kit/format/onnx/read-model.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import type { Logger } from '../../../kit/ground/log/logger.ts';
import { estimateMetrics } from '../../../kit/maths/metrics/estimate.ts';
import { numberKeys } from '../../../kit/maths/metrics/number-keys.ts';
import { truthOf } from '../../../kit/ml/evaluate/score-model.ts';
import { deriveSignature } from '../../../kit/ml/inference/signature.ts';
import { useModel } from '../../../kit/ml/inference/use-model.ts';
import { LINEAR_COMMAND, trainLinear } from '../shared/builtin-linear/train-linear.ts';
import type { DataFacts } from '../shared/read-project.ts';

export interface BaselineRequest {
  facts: DataFacts;
  train: readonly Row[];
  test: readonly Row[];
  /** For its model file. */
  folder: string;
  runtimePath: string | undefined;
  log: Logger;
}

/** How good `builtin:linear` with default params is on the test rows; null, with a notice, where it cannot be made. */
export async function measureBaseline(request: BaselineRequest): Promise<Evaluation['baseline']> {
  const predictions = await predictBaseline(request);
  if (!predictions) return null;
  const { test, facts } = request;
  const { task, contract, lock } = facts;
  const { split } = lock;
  const scored = { task, truth: truthOf(test, contract), predictions };
  const metrics = estimateMetrics({ ...scored, seed: split.seed, keys: numberKeys(test, split) });
  return { name: LINEAR_COMMAND, metrics };
}

async function predictBaseline(request: BaselineRequest): Promise<Prediction[] | null> {
  const { facts, train, test, folder, runtimePath, log } = request;
  const { contract, task, lock } = facts;
  try {
    const { imputation } = lock;
    const bytes = await trainLinear({ rows: train, contract, task, params: {}, imputation, log });
    const file = join(folder, 'baseline.onnx');
    await writeFile(file, bytes);
    const signature = deriveSignature({ model: readOnnxModel(bytes), contract, task });
    const location = { file, signature, contract, runtimePath, log };
    return await useModel(location, (model) => model.predict(test));
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    log.notice(`There is no baseline to compare with. ${error.message}`);
    return null;
  }
}
