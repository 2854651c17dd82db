import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openEngine } from '../../kit/data/engine.ts';
import { readRows } from '../../kit/data/read-rows.ts';
import type { Logger } from '../../kit/log/logger.ts';
import type { Row } from '../../kit/manifest/row.ts';
import { trainLinear } from './builtin-linear/train-linear.ts';
import { MODEL_FILE } from './check-model.ts';
import type { DataFacts } from './read-project.ts';

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
