import type { Contract } from '../../format/contract/contract.ts';
import type { DataLock, SplitRule } from '../../format/manifest/data-lock.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { suggest } from '../../ground/errors/suggest.ts';
import { hashLanes, hashRow } from './dataset-digest.ts';
import { decideCutoffs } from './decide-cutoffs.ts';
import type { Engine } from './engine.ts';
import { splitExpression } from './split.ts';

export const CUTOFF_MODES = ['frozen', 'rolling'] as const;

/** How the user wants rows dealt. `by` is `row`, `group:<column>` or `time:<column>`. */
export interface SplitRequest {
  by: string;
  validation: number;
  test: number;
  seed: number;
  /** By time: whether the cut-offs of the last lock stay (the default), or are found anew whenever the rows change. */
  cutoffs?: (typeof CUTOFF_MODES)[number] | undefined;
  /** By time: find them anew, this once. */
  moveCutoffs?: boolean | undefined;
}

/** @throws ConfigurationError for shares that leave nothing to train on */
export function checkShares({ validation, test }: Pick<SplitRequest, 'validation' | 'test'>): void {
  if (validation + test < 1) return;
  throw new ConfigurationError(
    'SLW_SPLIT_RULE_INVALID',
    `The shares of validation (${validation}) and test (${test}) leave nothing to train on. Make them smaller, such as 0.2 each.`,
  );
}

/**
 * The rule that deals the rows of `accepted`.
 * @throws ConfigurationError for shares that leave no training rows, a column that is not in the contract or has no order
 * in time, and cut-offs for a rule that has none
 */
export async function decideSplitRule({
  engine,
  contract,
  request,
  last,
}: {
  engine: Engine;
  contract: Contract;
  request: SplitRequest;
  last: DataLock | undefined;
}): Promise<SplitRule> {
  const rule = planSplit(contract, request);
  const { by, column } = rule;
  if (by !== 'time' || column === undefined) return rule;
  const move = request.moveCutoffs ?? false;
  return {
    ...rule,
    cutoffs: await decideCutoffs({ engine, contract, rule: { ...rule, column }, last, move }),
  };
}

/** The rule as far as no rows are needed for it: all but the cut-offs of a time split. @throws as `decideSplitRule` */
export function planSplit(contract: Contract, request: SplitRequest): SplitRule {
  const { validation, test, seed } = request;
  checkShares(request);
  const { by, column } = parseSplitBy(request.by, contract);
  if (by !== 'time') refuseCutoffs(request);
  const rolling = request.cutoffs === 'rolling' ? { rolling: true as const } : {};
  const rule = { by, validation, test, seed, ...rolling };
  if (column === undefined) return { ...rule, key: splitKey(contract, rule) };
  return { ...rule, column, key: splitKey(contract, { by, column }) };
}

/** The columns that a rule deals rows by: the unique key where the contract declares one, else all features; none by time. */
export function splitKey(contract: Contract, { by, column }: Pick<SplitRule, 'by' | 'column'>): string[] {
  if (by === 'time') return [];
  return by === 'group' && column !== undefined ? [column] : rowKey(contract);
}

/**
 * Adds the columns `__split` and `__lane0` to `__lane3` (the row's hash, see `digestDataset`) to `accepted`, and keeps
 * the order of its rows. All in one pass, for they look at the same cells; the other columns are not copied.
 */
export async function splitRows(engine: Engine, contract: Contract, rule: SplitRule): Promise<void> {
  const lanes = hashLanes(hashRow(contract));
  const columns = Object.keys(lanes).map((name) => `ALTER TABLE accepted ADD COLUMN ${name} UBIGINT`);
  const words = Object.entries(lanes).map(([name, word]) => `${name} = ${word}`);
  await engine.execute(
    `ALTER TABLE accepted ADD COLUMN __split VARCHAR;
     ${columns.join(';\n')};
     UPDATE accepted SET __split = ${splitExpression(rule)}, ${words.join(', ')}`,
  );
}

function refuseCutoffs({ by, cutoffs, moveCutoffs }: SplitRequest): void {
  if (cutoffs !== 'rolling' && !moveCutoffs) return;
  throw new ConfigurationError(
    'SLW_SPLIT_RULE_INVALID',
    `Rows that are split by ${by} have no cut-offs: each keeps its split. Take out "cut-offs" and "move-cut-offs", or split by time:<column>.`,
  );
}

function rowKey(contract: Contract): string[] {
  if (contract.table.unique.length > 0) return [...contract.table.unique];
  return contract.columns.filter((column) => column.role === 'feature').map((column) => column.name);
}

function parseSplitBy(text: string, contract: Contract): { by: SplitRule['by']; column?: string } {
  if (text === 'row') return { by: 'row' };
  const [, by, column] = /^(group|time):(.+)$/.exec(text) ?? [];
  if (column === undefined || (by !== 'group' && by !== 'time')) {
    throw new ConfigurationError(
      'SLW_SPLIT_RULE_INVALID',
      `Rows cannot be split by "${text}". Write row, group:<column> or time:<column> in "split-by" or "data.split.by".`,
    );
  }
  const names = contract.columns.map((candidate) => candidate.name);
  if (names.includes(column)) return { by, column };
  throw new ConfigurationError(
    'SLW_SPLIT_RULE_INVALID',
    `Rows cannot be split by ${by} of "${column}": the contract has no such column.${suggest(column, names)}`,
  );
}
