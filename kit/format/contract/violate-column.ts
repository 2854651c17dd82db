import type { Column } from './column.ts';
import { sortByTable } from './keywords/keywords.ts';
import { normaliseText } from './normalise.ts';
import type { Rule, Value } from './rule.ts';

/** A cell that breaks one rule of a column, and maybe others. */
export interface Violation {
  rule: string;
  value: Value;
}

/**
 * For each rule of a column a cell that breaks it, the most telling rule first, a value of another type last. Left out are
 * rules that nothing breaks which the column could hold, and those that ajv alone knows.
 */
export function listViolations(column: Column): Violation[] {
  const ofColumn = sortByTable(column.rules).map((rule) => violate(rule, (value) => isCell(column, value)));
  return [...ofColumn, ...column.cellRules.map((rule) => violate(rule, () => true))].flat();
}

/** The first of them; undefined where none would reject a row: a column whose faults are warnings. */
export function violateColumn(column: Column): Violation | undefined {
  return column.severity === 'warning' ? undefined : listViolations(column)[0];
}

function violate({ name, fits, violations }: Rule, isWanted: (value: Value) => boolean): Violation[] {
  const value = violations().find((candidate) => fits?.(candidate) === false && isWanted(candidate));
  return value === undefined ? [] : [{ rule: name, value }];
}

/** Whether the column could hold a value but for its keywords, and normalising leaves it. */
function isCell(column: Column, value: Value): boolean {
  if (!column.cellRules.every(({ fits }) => fits?.(value))) return false;
  return typeof value !== 'string' || normaliseText(value, column) === value;
}
