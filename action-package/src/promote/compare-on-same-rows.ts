import { join } from 'node:path';
import type { Bundle } from '../../../kit/bundle/open-bundle.ts';
import { featureColumns, targetColumn } from '../../../kit/contract/contract.ts';
import { createRowValidator } from '../../../kit/contract/validate-row.ts';
import { openEngine } from '../../../kit/data/engine.ts';
import { scanFile } from '../../../kit/data/read-rows.ts';
import { splitExpression } from '../../../kit/data/split.ts';
import { compareModels } from '../../../kit/evaluate/compare.ts';
import { compareSlices } from '../../../kit/evaluate/compare-slices.ts';
import { findSliceColumns } from '../../../kit/evaluate/slices.ts';
import { openModel } from '../../../kit/inference/open-model.ts';
import { shortDigest } from '../../../kit/manifest/digest.ts';
import type { Prediction } from '../../../kit/manifest/evaluation.ts';
import type { Row } from '../../../kit/manifest/row.ts';
import type { PromoteInputs } from './inputs.ts';
import { type Measurement, takeEvaluation } from './measurement.ts';
import type { PromotePorts } from './promotion.ts';

interface Duel {
  inputs: PromoteInputs;
  ports: PromotePorts;
  challenger: Bundle;
  champion: Bundle;
}

/**
 * Both models on the challenger's test rows. Rows that the champion was trained on, by its lock's rule, are left out for
 * both: it knows their answers.
 */
export async function compareOnSameRows(duel: Duel): Promise<Measurement> {
  const { challenger, champion } = duel;
  const obstacle = findObstacle(challenger, champion);
  if (obstacle) return takeEvaluation(challenger, obstacle);
  const { rows, leftOut } = await readUnseenRows(duel);
  if (rows.length === 0)
    return takeEvaluation(challenger, 'the champion was trained on every test row of the challenger');
  const refused = countRefused(champion, rows);
  if (refused > 0)
    return takeEvaluation(
      challenger,
      `the champion's contract refuses ${refused} of the ${rows.length} test rows`,
    );
  const contest = {
    task: challenger.evaluation.task,
    truth: rows.map((row) => row[targetColumn(challenger.contract).name] ?? null),
    challenger: await predict(duel, challenger, rows),
    champion: await predict(duel, champion, rows),
    seed: challenger.evaluation.interval.seed,
  };
  const columns = findSliceColumns(duel.inputs.pipeline?.evaluate?.slices ?? [], challenger.contract);
  const { primary } = challenger.evaluation;
  const slices = compareSlices({ ...contest, rows, columns, primary });
  return { metrics: compareModels(contest), slices, rows: rows.length, leftOut, obstacle: null };
}

/** Why these two cannot be compared, from their contracts alone. */
function findObstacle(challenger: Bundle, champion: Bundle): string | null {
  if (challenger.evaluation.task !== champion.evaluation.task)
    return `the champion's task is ${champion.evaluation.task}, the challenger's ${challenger.evaluation.task}`;
  const target = targetColumn(challenger.contract).name;
  if (targetColumn(champion.contract).name !== target)
    return `the champion predicts "${targetColumn(champion.contract).name}", the challenger "${target}"`;
  const columns = new Set(challenger.contract.columns.map(({ name }) => name));
  const { key, column } = champion.lock.split;
  const needed = [
    ...featureColumns(champion.contract).map(({ name }) => name),
    ...key,
    ...(column ? [column] : []),
  ];
  const missing = needed.find((name) => !columns.has(name));
  return missing === undefined
    ? null
    : `the champion needs the column "${missing}", which the data no longer have`;
}

async function readUnseenRows({
  inputs,
  ports,
  challenger,
  champion,
}: Duel): Promise<{ rows: Row[]; leftOut: number }> {
  const file = join(inputs.directory, '.slipway/promote', `${shortDigest(challenger.digest)}-test.parquet`);
  await ports.store.readBlob(challenger.lock.splits.test.blob, file);
  const engine = await openEngine(openOptions({ inputs, ports }));
  try {
    const table = scanFile(file);
    const seen = `(${splitExpression(champion.lock.split)}) = 'train'`;
    const rows = await engine.query(`SELECT * FROM ${table} WHERE NOT ${seen}`);
    const [total] = await engine.query(`SELECT count(*) AS rows FROM ${table}`);
    return { rows, leftOut: Number(total?.['rows'] ?? 0) - rows.length };
  } finally {
    engine.close();
  }
}

function countRefused(champion: Bundle, rows: readonly Row[]): number {
  if (rows.length === 0) return 0;
  const validate = createRowValidator(champion.contract, 'features');
  return rows.filter((row) => !validate(row).ok).length;
}

async function predict(duel: Duel, bundle: Bundle, rows: readonly Row[]): Promise<Prediction[]> {
  const { modelFile, signature, contract } = bundle;
  const model = await openModel({ file: modelFile, signature, contract, ...openOptions(duel) });
  try {
    return await model.predict(rows);
  } finally {
    await model.close();
  }
}

function openOptions({ inputs, ports }: Pick<Duel, 'inputs' | 'ports'>) {
  const { runtimePath, directory } = inputs;
  return { log: ports.log, workspace: directory, ...(runtimePath === undefined ? {} : { runtimePath }) };
}
