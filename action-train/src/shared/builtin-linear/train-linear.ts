import { type Contract, targetColumn } from '../../../../kit/format/contract/contract.ts';
import type { Task } from '../../../../kit/format/manifest/evaluation.ts';
import type { Cell, Row } from '../../../../kit/format/manifest/row.ts';
import { writeOnnxModel } from '../../../../kit/format/onnx/write-model.ts';
import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';
import { formatCount } from '../../../../kit/ground/errors/format-count.ts';
import type { Logger } from '../../../../kit/ground/log/logger.ts';
import { type ClassLabel, knownClasses } from '../../../../kit/ml/inference/classes.ts';
import { buildDesignMatrix, type DesignMatrix } from './design-matrix.ts';
import { fitLogistic } from './fit-logistic.ts';
import { fitRidge, type LinearWeights } from './fit-ridge.ts';
import { createLinearGraph } from './linear-graph.ts';
import { readLinearParams } from './params.ts';
import { planColumns } from './plan-columns.ts';

/** The command that asks for the built-in trainer. */
export const LINEAR_COMMAND = 'builtin:linear';

export interface LinearRequest {
  rows: readonly Row[];
  contract: Contract;
  task: Task;
  params: Record<string, unknown>;
  /** The lock's imputation values. */
  imputation: Readonly<Record<string, Cell>>;
  log: Logger;
}

/**
 * Trains a ridge regression or a logistic regression and gives it as the bytes of an ONNX file. Same rows in the same
 * order, same bytes.
 * @throws ConfigurationError for params, columns or classes it cannot use
 */
export async function trainLinear(request: LinearRequest): Promise<Uint8Array> {
  const { rows, contract, task, params, imputation, log } = request;
  const { alpha } = readLinearParams(params);
  if (rows.length === 0) {
    throw new ConfigurationError(
      'SLW_SPLIT_EMPTY',
      'The training split has no rows. Ingest more data, or make the other splits smaller.',
    );
  }
  const plan = planColumns({ rows, contract, imputation, log });
  const design = buildDesignMatrix(rows, plan);
  const target = targetColumn(contract).name;
  if (task === 'regression') {
    const fit = await fitRidge(design, readNumbers(rows, target), alpha);
    return writeOnnxModel(createLinearGraph({ plan, fit, target, classes: [] }));
  }
  const { fit, classes } = await fitClasses({ request, design, alpha });
  return writeOnnxModel(createLinearGraph({ plan, fit, target, classes }));
}

interface ClassRequest {
  request: LinearRequest;
  design: DesignMatrix;
  alpha: number;
}

async function fitClasses({ request, design, alpha }: ClassRequest): Promise<{
  fit: LinearWeights;
  classes: ClassLabel[];
}> {
  const { rows, contract, task, log } = request;
  const classes = listClasses(rows, contract, task);
  const { name } = targetColumn(contract);
  const labels = Uint32Array.from(rows, (row) => classes.indexOf(row[name] ?? ''));
  const fit = await fitLogistic({ design, labels, classes: classes.length, alpha, log });
  return { fit, classes };
}

/** The classes that occur, in the contract's order, else sorted. */
function listClasses(rows: readonly Row[], contract: Contract, task: Task): ClassLabel[] {
  const target = targetColumn(contract);
  const seen = new Set<ClassLabel>();
  for (const row of rows) {
    const value = row[target.name];
    if (value === null || value === undefined) throw explainMissing(target.name);
    seen.add(value);
  }
  const known = knownClasses(target) ?? [...seen].sort((a, b) => (a < b ? -1 : 1));
  const classes = known.filter((label) => seen.has(label));
  if (classes.length >= 2 && (task !== 'binary' || classes.length === 2)) return classes;
  throw new ConfigurationError(
    'SLW_TASK_MISMATCH',
    `The training split holds ${formatCount(classes.length, 'class', 'classes')} of "${target.name}", and the task is ${task}. Ingest data of all classes, or correct "task".`,
  );
}

function readNumbers(rows: readonly Row[], target: string): Float64Array {
  return Float64Array.from(rows, (row) => {
    const value = row[target];
    if (typeof value === 'number') return value;
    if (value === null || value === undefined) throw explainMissing(target);
    throw new ConfigurationError(
      'SLW_TASK_MISMATCH',
      `The target "${target}" holds ${JSON.stringify(value)}, and a regression needs numbers. Set "task" to binary or multiclass.`,
    );
  });
}

function explainMissing(target: string): ConfigurationError {
  return new ConfigurationError(
    'SLW_TARGET_EMPTY',
    `The target "${target}" is missing in a training row. Make it required in the data contract and ingest again.`,
  );
}
