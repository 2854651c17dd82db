import type { Column } from '../../../kit/contract/contract.ts';

/** A cell that breaks one rule of a column. */
export interface Violation {
  rule: string;
  value: unknown;
}

/** Text that no real data hold. */
const STRANGE_TEXT = 'slipway-check: not a value of this column';

/**
 * A cell that this column's rules refuse, the most telling rule first; undefined where they refuse nothing: a column
 * whose faults are warnings, or that has no rule.
 */
export function violateColumn({ schema, type, severity, enum: values }: Column): Violation | undefined {
  if (severity === 'warning') return undefined;
  if (values) return { rule: 'enum', value: type === 'string' ? STRANGE_TEXT : greaterThanAll(values) };
  return violateBound(schema) ?? violateType(schema, type);
}

function violateBound(schema: Column['schema']): Violation | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  if (typeof minimum === 'number') return { rule: 'minimum', value: minimum - 1 };
  if (typeof maximum === 'number') return { rule: 'maximum', value: maximum + 1 };
  if (typeof exclusiveMinimum === 'number') return { rule: 'exclusiveMinimum', value: exclusiveMinimum };
  if (typeof exclusiveMaximum === 'number') return { rule: 'exclusiveMaximum', value: exclusiveMaximum };
  return undefined;
}

function violateType(schema: Column['schema'], type: Column['type']): Violation | undefined {
  if (schema['type'] === undefined) return undefined;
  return { rule: 'type', value: type === 'string' ? 1 : STRANGE_TEXT };
}

function greaterThanAll(values: readonly (string | number)[]): number {
  return Math.max(...values.map(Number)) + 1;
}
