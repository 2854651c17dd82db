import { suggest } from '../errors/suggest.ts';
import { NORMALISERS, type Normaliser } from './column.ts';
import type { SchemaObject } from './schema-object.ts';

/** One column while it is read. `fail` throws a ConfigurationError that says file, JSON path and cure. */
export interface ColumnContext {
  name: string;
  schema: SchemaObject;
  required: boolean;
  fail: (key: string, problem: string) => never;
}

/** A key that holds one of a few words. */
export function parseChoice<const Choice extends string>(
  { schema, fail }: ColumnContext,
  key: string,
  choices: readonly Choice[],
): Choice | undefined {
  const value = schema[key];
  if (value === undefined) return undefined;
  const choice = choices.find((candidate) => candidate === value);
  return choice ?? fail(key, `unknown value ${JSON.stringify(value)}.${suggest(String(value), choices)}`);
}

/** A key that holds true or false; false when absent. */
export function parseFlag({ schema, fail }: ColumnContext, key: string): boolean {
  const value = schema[key] ?? false;
  return typeof value === 'boolean' ? value : fail(key, 'must be true or false.');
}

/** A key that holds a share from 0 to 1. */
export function parseShare({ schema, fail }: ColumnContext, key: string): number | undefined {
  const value = schema[key];
  if (value === undefined) return undefined;
  const fits = typeof value === 'number' && value >= 0 && value <= 1;
  return fits ? value : fail(key, 'must be a share from 0 to 1, such as 0.05.');
}

/** A key that holds text. */
export function parseText({ schema, fail }: ColumnContext, key: string): string | undefined {
  const value = schema[key];
  return value === undefined || typeof value === 'string' ? value : fail(key, 'must be text.');
}

/** `x-normalise`: one step or a list of them. */
export function parseNormalise({ schema, fail }: ColumnContext): readonly Normaliser[] {
  const value = schema['x-normalise'];
  const list: unknown[] = [value ?? []].flat();
  return list.map((item) => {
    const found = NORMALISERS.find((candidate) => candidate === item);
    return (
      found ??
      fail('x-normalise', `unknown normaliser "${String(item)}".${suggest(String(item), NORMALISERS)}`)
    );
  });
}
