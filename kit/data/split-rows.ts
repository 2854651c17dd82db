import type { Contract } from '../contract/contract.ts';
import { ConfigurationError } from '../errors/configuration-error.ts';
import { suggest } from '../errors/suggest.ts';
import type { DataLock, SplitRule } from '../manifest/data-lock.ts';
import type { Cell } from '../manifest/row.ts';
import { hashLanes, hashRow } from './dataset-digest.ts';
import type { Engine } from './engine.ts';
import { splitExpression, timeValue } from './split.ts';
import { quoteIdentifier } from './sql-text.ts';

/** How the user wants rows dealt. `by` is `row`, `group:<column>` or `time:<column>`. */
export interface SplitRequest {
  by: string;
  validation: number;
  test: number;
  seed: number;
}

/** @throws ConfigurationError for shares that leave nothing to train on */
export function checkShares({ validation, test }: Pick<SplitRequest, 'validation' | 'test'>): void {
  if (validation + test < 1) return;
  throw new ConfigurationError(
    `The shares of validation (${validation}) and test (${test}) leave nothing to train on. Make them smaller, such as 0.2 each.`,
  );
}

/**
 * The rule that deals the rows of `accepted`. A time rule keeps the cut-offs of the last lock as long as column and
 * shares stay, so that a row keeps its split when data grows.
 * @throws ConfigurationError for shares that leave no training rows, and a column that is not in the contract
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
  return { ...rule, cutoffs: keepCutoffs(rule, last) ?? (await findCutoffs(engine, rule, column)) };
}

/** The rule as far as no rows are needed for it: all but the cut-offs of a time split. @throws as `decideSplitRule` */
export function planSplit(contract: Contract, request: SplitRequest): SplitRule {
  const { validation, test, seed } = request;
  checkShares(request);
  const { by, column } = parseSplitBy(request.by, contract);
  const rule = { by, validation, test, seed };
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

function rowKey(contract: Contract): string[] {
  if (contract.table.unique.length > 0) return [...contract.table.unique];
  return contract.columns.filter((column) => column.role === 'feature').map((column) => column.name);
}

function parseSplitBy(text: string, contract: Contract): { by: SplitRule['by']; column?: string } {
  if (text === 'row') return { by: 'row' };
  const [, by, column] = /^(group|time):(.+)$/.exec(text) ?? [];
  if (column === undefined || (by !== 'group' && by !== 'time')) {
    throw new ConfigurationError(
      `Rows cannot be split by "${text}". Write row, group:<column> or time:<column> in "split-by" or "data.split.by".`,
    );
  }
  const names = contract.columns.map((candidate) => candidate.name);
  if (names.includes(column)) return { by, column };
  throw new ConfigurationError(
    `Rows cannot be split by ${by} of "${column}": the contract has no such column.${suggest(column, names)}`,
  );
}

function keepCutoffs(rule: SplitRule, last: DataLock | undefined): SplitRule['cutoffs'] {
  if (last?.split.by !== 'time' || last.split.column !== rule.column) return undefined;
  const sameShares = last.split.validation === rule.validation && last.split.test === rule.test;
  return sameShares ? last.split.cutoffs : undefined;
}

/** The values at which the last shares of the rows begin, in time's order; null for a share of none. */
async function findCutoffs(
  engine: Engine,
  { validation, test }: SplitRule,
  column: string,
): Promise<{ validation: Cell; test: Cell }> {
  const cell = quoteIdentifier(column);
  const [sample] = await engine.query(
    `SELECT ${cell} AS v, count(${cell}) OVER () AS n FROM accepted WHERE ${cell} IS NOT NULL LIMIT 1`,
  );
  if (sample === undefined) {
    throw new ConfigurationError(`Rows cannot be split by time of "${column}": all its cells are missing.`);
  }
  const count = Number(sample['n']);
  const order = timeValue(column, sample['v']);
  const pick = async (share: number): Promise<Cell> => {
    const offset = Math.min(count - 1, Math.round(count * share));
    const [row] = await engine.query(
      `SELECT ${cell} AS v FROM accepted WHERE ${cell} IS NOT NULL ORDER BY ${order}, ${cell} LIMIT 1 OFFSET ${offset}`,
    );
    return row?.['v'] ?? null;
  };
  return {
    validation: validation === 0 ? null : await pick(1 - validation - test),
    test: test === 0 ? null : await pick(1 - test),
  };
}
