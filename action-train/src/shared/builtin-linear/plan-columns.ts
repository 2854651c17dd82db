import { type Column, type Contract, featureColumns } from '../../../../kit/format/contract/contract.ts';
import type { Cell, Row } from '../../../../kit/format/manifest/row.ts';
import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';
import type { Logger } from '../../../../kit/ground/log/logger.ts';

/** A column that goes in as one number. */
export interface NumberColumn {
  name: string;
  /** What a missing value becomes. */
  fill: number;
  mean: number;
  /** Population standard deviation; 1 for a constant column. */
  scale: number;
}

/** A text column that goes in as one number a level. Values that are no level become all zeros. */
export interface TextColumn {
  name: string;
  levels: string[];
  /** The level a missing value becomes; null where it stays all zeros. */
  fill: string | null;
}

export interface ColumnPlan {
  numbers: NumberColumn[];
  texts: TextColumn[];
}

/** Text without an `enum` goes in up to this many different values. */
export const MAX_LEVELS = 50;

export interface PlanRequest {
  rows: readonly Row[];
  contract: Contract;
  /** The lock's imputation values, by column. */
  imputation: Readonly<Record<string, Cell>>;
  log: Logger;
}

/**
 * How each feature goes into the linear model, fitted on the training rows. Left out with a notice: free text of many
 * values, and sensitive text without an `enum`, whose values would stand in the model file.
 * @throws ConfigurationError when no feature is left
 */
export function planColumns({ rows, contract, imputation, log }: PlanRequest): ColumnPlan {
  const plan: ColumnPlan = { numbers: [], texts: [] };
  for (const column of featureColumns(contract)) {
    const { name } = column;
    const fill = Object.hasOwn(imputation, name) ? (imputation[name] ?? null) : null;
    if (column.type !== 'string') plan.numbers.push(planNumber(column, rows, fill));
    else {
      const text = planText(column, rows, fill);
      if (text) plan.texts.push(text);
      else log.notice(`builtin:linear leaves out "${column.name}": ${explainLeftOut(column)}.`);
    }
  }
  if (plan.numbers.length + plan.texts.length > 0) return plan;
  throw new ConfigurationError(
    'SLW_TRAINING_UNFIT',
    'builtin:linear finds no feature it can use. Give text columns an "enum" in the data contract, or add a number column.',
  );
}

function explainLeftOut({ sensitive }: Column): string {
  return sensitive
    ? 'it is sensitive text without an "enum"'
    : `it has more than ${MAX_LEVELS} different texts`;
}

/** The median fills gaps of a column, but the mean those of a sensitive one: a median is some row's own value. */
function planNumber({ name, sensitive }: Column, rows: readonly Row[], imputed: Cell): NumberColumn {
  const values = rows.map((row) => toNumber(row[name]));
  const present = values.filter((value) => !Number.isNaN(value));
  const fitted = sensitive ? meanOf(present) : medianOf(present);
  const fill = imputed === null ? fitted : toNumber(imputed);
  const filled = values.map((value) => (Number.isNaN(value) ? fill : value));
  const mean = meanOf(filled);
  return { name, fill, mean, scale: Math.sqrt(meanOf(filled.map((value) => (value - mean) ** 2))) || 1 };
}

/** 0 of no numbers at all. */
function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, value) => sum + value, 0) / Math.max(1, numbers.length);
}

/** A number as itself, a truth value as 0 or 1, anything else as NaN. */
export function toNumber(value: Cell | undefined): number {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'number' ? value : Number.NaN;
}

/** 0 of no numbers at all. */
function medianOf(numbers: number[]): number {
  const sorted = Float64Array.from(numbers).sort();
  const middle = Math.floor(sorted.length / 2);
  const above = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? above : ((sorted[middle - 1] ?? 0) + above) / 2;
}

function planText(column: Column, rows: readonly Row[], imputed: Cell): TextColumn | undefined {
  const counts = countTexts(column.name, rows);
  const levels = column.enum ? column.enum.map(String) : [...counts.keys()].sort();
  if (!column.enum && (column.sensitive || levels.length > MAX_LEVELS)) return undefined;
  if (levels.length === 0) return undefined;
  const fill = imputed === null ? mostFrequent(counts) : String(imputed);
  return { name: column.name, levels, fill: fill !== null && levels.includes(fill) ? fill : null };
}

function countTexts(name: string, rows: readonly Row[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const value = row[name];
    if (typeof value === 'string') counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

/** The first in code unit order of the most frequent texts. */
function mostFrequent(counts: Map<string, number>): string | null {
  let best: string | null = null;
  for (const [text, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (best === null || count > (counts.get(best) ?? 0)) best = text;
  }
  return best;
}
