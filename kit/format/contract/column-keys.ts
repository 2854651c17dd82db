import { suggest } from '../../ground/errors/suggest.ts';
import { describeValue } from '../manifest/describe-mismatch.ts';
import type { SchemaObject } from './schema-object.ts';

/** One column while it is read. `fail` throws a ConfigurationError that says file, JSON path and cure. */
export interface ColumnContext {
  name: string;
  schema: SchemaObject;
  required: boolean;
  fail: (key: string, problem: string) => never;
}

/** What stands beside one key, and how to refuse it: `refuse` takes what should stand there ("a number"). */
export interface KeyContext {
  value: unknown;
  fail: (problem: string) => never;
  refuse: (expected: string) => never;
}

/** The place of one key of a column. */
export function enterKey({ schema, fail }: ColumnContext, key: string): KeyContext {
  const value = schema[key];
  return {
    value,
    fail: (problem) => fail(key, problem),
    refuse: (expected) => fail(key, `it is ${describeValue(value)}. Write ${expected}.`),
  };
}

/** A key that holds one of a few words. */
export function parseChoice<const Choice extends string>(
  { value, fail }: KeyContext,
  choices: readonly Choice[],
): Choice | undefined {
  if (value === undefined) return undefined;
  const choice = choices.find((candidate) => candidate === value);
  return choice ?? fail(`unknown value ${JSON.stringify(value)}.${suggest(String(value), choices)}`);
}

/** A key that holds true or false; false when absent. */
export function parseFlag({ value = false, fail }: KeyContext): boolean {
  return typeof value === 'boolean' ? value : fail('must be true or false.');
}

/** A key that holds a share from 0 to 1. */
export function parseShare({ value, fail }: KeyContext): number | undefined {
  if (value === undefined) return undefined;
  const fits = typeof value === 'number' && value >= 0 && value <= 1;
  return fits ? value : fail('must be a share from 0 to 1, such as 0.05.');
}

/** A key that holds text. */
export function parseText({ value, fail }: KeyContext): string | undefined {
  return value === undefined || typeof value === 'string' ? value : fail('must be text.');
}

/** A limit on numbers. */
export function parseNumber({ value, refuse }: KeyContext): number {
  return typeof value === 'number' ? value : refuse('a number');
}

/** A limit on lengths. */
export function parseLength({ value, refuse }: KeyContext): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) return refuse('a whole number');
  return value >= 0 ? value : refuse('a number of at least 0');
}
