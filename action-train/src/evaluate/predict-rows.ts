import type { Contract } from '../../../kit/contract/contract.ts';
import { openModel } from '../../../kit/inference/open-model.ts';
import type { Logger } from '../../../kit/log/logger.ts';
import type { Prediction } from '../../../kit/manifest/evaluation.ts';
import type { Row } from '../../../kit/manifest/row.ts';
import type { Signature } from '../../../kit/manifest/signature.ts';

export interface PredictRequest {
  file: string;
  signature: Signature;
  contract: Contract;
  directory: string;
  runtimePath: string | undefined;
  log: Logger;
}

/** Predicts several tables with one model, which is closed afterwards. */
export async function predictRows(
  { directory, ...location }: PredictRequest,
  tables: readonly (readonly Row[])[],
): Promise<Prediction[][]> {
  const model = await openModel({ ...location, workspace: directory, threads: 'all' });
  try {
    const predictions: Prediction[][] = [];
    for (const rows of tables) predictions.push(await model.predict(rows));
    return predictions;
  } finally {
    await model.close();
  }
}
