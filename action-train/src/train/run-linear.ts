import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Row } from '../../../kit/format/manifest/row.ts';
import type { Logger } from '../../../kit/ground/log/logger.ts';
import { openEngine } from '../../../kit/ml/data/engine.ts';
import { readRows } from '../../../kit/ml/data/read-rows.ts';
import { trainLinear } from '../shared/builtin-linear/train-linear.ts';
import { MODEL_FILE } from '../shared/check-model.ts';
import type { DataFacts } from '../shared/read-project.ts';

export interface LinearRun {
  facts: DataFacts;
  params: Record<string, unknown>;
  /** The training split. */
  file: string;
  /** Where `model.onnx` goes. */
  output: string;
  runtimePath: string | undefined;
  log: Logger;
}

/** Trains `builtin:linear` on a Parquet file, in this process. */
export async function runLinear(run: LinearRun): Promise<void> {
  const { facts, params, file, output, log } = run;
  const rows = await readTable(run, file);
  const { contract, task, lock } = facts;
  const bytes = await trainLinear({ rows, contract, task, params, imputation: lock.imputation, log });
  await writeFile(join(output, MODEL_FILE), bytes);
}

/** All rows of a split. */
export async function readTable(
  { runtimePath, log }: Pick<LinearRun, 'runtimePath' | 'log'>,
  file: string,
): Promise<Row[]> {
  const path = runtimePath === undefined ? {} : { runtimePath };
  const engine = await openEngine({ log, ...path });
  try {
    return await readRows(engine, file);
  } finally {
    engine.close();
  }
}
