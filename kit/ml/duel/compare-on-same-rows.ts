import type { Column } from '../../format/contract/column.ts';
import { featureColumns, targetColumn } from '../../format/contract/contract.ts';
import { createRowValidator } from '../../format/contract/validate-row.ts';
import type { Duel } from '../../format/manifest/duel.ts';
import type { Prediction } from '../../format/manifest/evaluation.ts';
import type { Row } from '../../format/manifest/row.ts';
import { formatCount } from '../../ground/errors/format-count.ts';
import type { Logger } from '../../ground/log/logger.ts';
import { countDifferent, numberKeys } from '../../maths/metrics/number-keys.ts';
import { openEngine } from '../data/engine.ts';
import { scanFile } from '../data/read-rows.ts';
import { splitExpression } from '../data/split.ts';
import type { Contender } from '../evaluate/contender.ts';
import { useModel } from '../inference/use-model.ts';
import { compareModels } from './compare-models.ts';
import { compareSlices } from './compare-slices.ts';

interface Meeting {
  challenger: Contender;
  champion: Contender;
  /** The challenger's test split, as it was restored. */
  testFile: string;
  /** Columns whose values are compared apart, by one metric. */
  slices: { columns: readonly Column[]; primary: string };
  runtimePath: string | undefined;
  log: Logger;
}

/** What both models answered on the same rows. */
export type SameRows = Pick<Duel, 'metrics' | 'slices' | 'rows' | 'leftOut'> & {
  obstacle: null;
  keys: number;
};

/**
 * Both models on the challenger's test rows. Rows that the champion was trained on, by its lock's rule, are left out for
 * both: it knows their answers. Otherwise `obstacle` says what keeps them apart, as the end of a sentence.
 */
export async function compareOnSameRows(meeting: Meeting): Promise<SameRows | { obstacle: string }> {
  const { challenger, champion } = meeting;
  const obstacle = findObstacle(challenger, champion);
  if (obstacle !== null) return { obstacle };
  const { rows, leftOut } = await readUnseenRows(meeting);
  if (rows.length === 0) return { obstacle: 'the champion was trained on every test row of the challenger' };
  const refused = countRefused(champion, rows);
  if (refused > 0)
    return {
      obstacle: `the champion's contract refuses ${refused} of ${formatCount(rows.length, 'test row')}`,
    };
  const contest = {
    task: challenger.task,
    truth: rows.map((row) => row[targetColumn(challenger.contract).name] ?? null),
    challenger: await predict(meeting, challenger, rows),
    champion: await predict(meeting, champion, rows),
    keys: numberKeys(rows, challenger.lock.split),
    seed: challenger.lock.split.seed,
  };
  return {
    obstacle: null,
    metrics: compareModels(contest),
    slices: compareSlices({ ...contest, ...meeting.slices, rows }),
    rows: rows.length,
    keys: countDifferent(contest.keys),
    leftOut,
  };
}

/** Why these two cannot be compared, from their contracts alone. */
function findObstacle(challenger: Contender, champion: Contender): string | null {
  if (challenger.task !== champion.task)
    return `the champion's task is ${champion.task}, the challenger's ${challenger.task}`;
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

async function readUnseenRows(meeting: Meeting): Promise<{ rows: Row[]; leftOut: number }> {
  const { champion, testFile } = meeting;
  const engine = await openEngine(openOptions(meeting));
  try {
    const table = scanFile(testFile);
    const seen = `(${splitExpression(champion.lock.split)}) = 'train'`;
    const rows = await engine.query(`SELECT * FROM ${table} WHERE NOT ${seen}`);
    const [total] = await engine.query(`SELECT count(*) AS rows FROM ${table}`);
    return { rows, leftOut: Number(total?.['rows'] ?? 0) - rows.length };
  } finally {
    engine.close();
  }
}

function countRefused({ contract }: Contender, rows: readonly Row[]): number {
  const validate = createRowValidator(contract, 'features');
  return rows.filter((row) => !validate(row).ok).length;
}

function predict(meeting: Meeting, contender: Contender, rows: readonly Row[]): Promise<Prediction[]> {
  const { modelFile: file, signature, contract } = contender;
  return useModel({ file, signature, contract, ...openOptions(meeting) }, (model) => model.predict(rows));
}

function openOptions({ runtimePath, log }: Meeting) {
  return { log, runtimePath };
}
