import type { Column } from './column.ts';
import type { Contract } from './contract.ts';
import { COLUMN_COMBINATORS, COMPILED_KEYWORDS, ROW_KEYWORDS } from './schema-object.ts';

/** What changed, as ends of sentences ("`price` is now a whole number"). */
export interface ContractChanges {
  /** Rows that were valid may not be now, or mean something else. */
  breaking: string[];
  /** Every row that was valid is valid and means the same. */
  compatible: string[];
}

/** Compares two contracts as a user of their rows sees them. */
export function compareContracts(before: Contract, after: Contract): ContractChanges {
  const changes: ContractChanges = { breaking: [], compatible: [] };
  const old = new Map(before.columns.map((column) => [column.name, column]));
  const names = new Set(after.columns.map((column) => column.name));
  for (const { name } of before.columns)
    if (!names.has(name)) changes.breaking.push(`\`${name}\` was removed`);
  for (const column of after.columns) {
    const former = old.get(column.name);
    if (former) compareColumns(former, column, changes);
    else if (column.nullable) changes.compatible.push(`\`${column.name}\` was added`);
    else changes.breaking.push(`\`${column.name}\` was added and is required`);
  }
  compareTables(before, after, changes);
  if (before.digest !== after.digest && changes.breaking.length + changes.compatible.length === 0) {
    changes.compatible.push('its notes changed');
  }
  return changes;
}

function compareTables(before: Contract, after: Contract, changes: ContractChanges): void {
  if (commonOrder(before, after) !== commonOrder(after, before))
    changes.breaking.push('the order of the features changed');
  if (!isSame(before.table.unique, after.table.unique)) changes.breaking.push('the unique key changed');
  const closed = (contract: Contract) => contract.schema['additionalProperties'] === false;
  if (closed(after) && !closed(before)) changes.breaking.push('other columns are no longer allowed');
  for (const keyword of ROW_KEYWORDS) {
    compareKeyword({
      what: `the row's rule "${keyword}"`,
      before: before.schema[keyword],
      after: after.schema[keyword],
      changes,
    });
  }
}

/** The features both contracts have, in the order of the first. */
function commonOrder(contract: Contract, other: Contract): string {
  const isFeature = (column: Column) => column.role === 'feature';
  const names = new Set(other.columns.filter(isFeature).map((column) => column.name));
  return JSON.stringify(
    contract.columns.filter(isFeature).flatMap(({ name }) => (names.has(name) ? [name] : [])),
  );
}

function compareColumns(before: Column, after: Column, changes: ContractChanges): void {
  const { breaking, compatible } = changes;
  const name = `\`${after.name}\``;
  if (before.type !== after.type) {
    const widened = before.type === 'integer' && after.type === 'number';
    (widened ? compatible : breaking).push(`${name} was of type ${before.type} and is of type ${after.type}`);
  }
  if (before.role !== after.role) breaking.push(`${name} was ${before.role} and is ${after.role}`);
  if (before.unit !== after.unit) breaking.push(`${name} has another unit (${after.unit ?? 'none'})`);
  if (!isSame(before.normalise, after.normalise)) breaking.push(`${name} is normalised otherwise`);
  if (before.nullable && !after.nullable) breaking.push(`${name} may no longer be missing`);
  if (!before.nullable && after.nullable) compatible.push(`${name} may be missing`);
  for (const keyword of [...COMPILED_KEYWORDS, ...COLUMN_COMBINATORS]) {
    if (keyword === 'type') continue;
    compareKeyword({
      what: `${name}: ${keyword}`,
      before: before.schema[keyword],
      after: after.schema[keyword],
      changes,
      keyword,
    });
  }
}

interface KeywordChange {
  what: string;
  before: unknown;
  after: unknown;
  changes: ContractChanges;
  keyword?: string;
}

/** A keyword that went or allows more is compatible, any other change breaks. */
function compareKeyword({ what, before, after, changes, keyword = '' }: KeywordChange): void {
  if (isSame(before, after)) return;
  const isLooser = after === undefined || allowsMore(keyword, before, after);
  const was = before === undefined ? 'new' : `was ${JSON.stringify(before)}`;
  const is = after === undefined ? 'gone' : `is ${JSON.stringify(after)}`;
  (isLooser ? changes.compatible : changes.breaking).push(`${what} ${was}, ${is}`);
}

function allowsMore(keyword: string, before: unknown, after: unknown): boolean {
  if (keyword === 'enum' && Array.isArray(before) && Array.isArray(after)) {
    // A longer list keeps the place of each value, which is its number in a numeric input.
    return before.every((value, index) => after[index] === value);
  }
  if (typeof before !== 'number' || typeof after !== 'number') return false;
  if (['minimum', 'exclusiveMinimum', 'minLength'].includes(keyword)) return after < before;
  return ['maximum', 'exclusiveMaximum', 'maxLength'].includes(keyword) && after > before;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
