import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConfigurationError } from '../../../kit/errors/configuration-error.ts';
import { deriveSignature } from '../../../kit/inference/signature.ts';
import type { Logger } from '../../../kit/log/logger.ts';
import type { Prediction } from '../../../kit/manifest/evaluation.ts';
import type { Row } from '../../../kit/manifest/row.ts';
import { readOnnxModel } from '../../../kit/onnx/read-model.ts';
import { trainLinear } from '../builtin-linear/train-linear.ts';
import type { DataFacts } from '../read-project.ts';
import { predictRows } from './predict-rows.ts';

export interface BaselineRequest {
  facts: DataFacts;
  train: readonly Row[];
  test: readonly Row[];
  /** For its model file. */
  folder: string;
  directory: string;
  runtimePath: string | undefined;
  log: Logger;
}

/** What `builtin:linear` with default params predicts for the test rows; null, with a notice, where it cannot. */
export async function predictBaseline(request: BaselineRequest): Promise<Prediction[] | null> {
  const { facts, train, test, folder, directory, runtimePath, log } = request;
  const { contract, task, lock } = facts;
  try {
    const { imputation } = lock;
    const bytes = await trainLinear({ rows: train, contract, task, params: {}, imputation, log });
    const file = join(folder, 'baseline.onnx');
    await writeFile(file, bytes);
    const signature = deriveSignature({ model: readOnnxModel(bytes), contract, task });
    const [predictions] = await predictRows({ file, signature, contract, directory, runtimePath, log }, [
      test,
    ]);
    return predictions ?? null;
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    log.notice(`There is no baseline to compare with. ${error.message}`);
    return null;
  }
}
