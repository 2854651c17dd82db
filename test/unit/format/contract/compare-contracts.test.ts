import { describe, expect, it } from 'vitest';
import { compareContracts } from '../../../../kit/format/contract/compare-contracts.ts';
import { parseContract } from '../../../../kit/format/contract/contract.ts';

const base = {
  properties: {
    a: { type: 'integer', minimum: 1, maximum: 10, 'x-unit': 'm' },
    b: { type: 'string', enum: ['x', 'y'] },
    y: { type: 'number', 'x-role': 'target' },
  },
  required: ['a', 'y'],
};
type Schema = typeof base & Record<string, unknown>;

function compare(
  edit: (
    schema: Record<string, unknown> & { properties: Record<string, object>; required: string[] },
  ) => void,
) {
  const after = structuredClone(base) as Schema;
  edit(after);
  const parse = (schema: object) => parseContract(JSON.stringify(schema), 'c');
  return compareContracts(parse(base), parse(after));
}

const set = (name: string, keys: object) => (schema: { properties: Record<string, object> }) => {
  schema.properties[name] = { ...schema.properties[name], ...keys };
};

describe('compareContracts', () => {
  it('finds nothing where nothing changed', () => {
    expect(compare(() => {})).toEqual({ breaking: [], compatible: [] });
  });

  it.each<[string, Parameters<typeof compare>[0], RegExp]>([
    [
      'a column that went',
      (s) => {
        delete s.properties['b'];
      },
      /`b` was removed/,
    ],
    [
      'a required column that came',
      (s) => {
        s.properties['c'] = { type: 'number' };
        s.required.push('c');
      },
      /`c` was added and is required/,
    ],
    ['another type', set('b', { type: 'number', enum: [1] }), /`b` was of type string and is of type number/],
    ['another role', set('b', { 'x-role': 'ignored' }), /`b` was feature and is ignored/],
    ['another unit', set('a', { 'x-unit': 'ft' }), /another unit \(ft\)/],
    ['a narrower bound', set('a', { maximum: 9 }), /`a`: maximum was 10, is 9/],
    ['a new bound', set('y', { minimum: 0 }), /`y`: minimum new, is 0/],
    ['a value that went', set('b', { enum: ['x'] }), /`b`: enum/],
    ['values in another order', set('b', { enum: ['y', 'x'] }), /`b`: enum/],
    [
      'a cell that may no longer be missing',
      (s) => {
        s.required.push('b');
      },
      /`b` may no longer be missing/,
    ],
    [
      'another order of features',
      (s) => {
        const { a, b, y } = s.properties;
        s.properties = { b: b ?? {}, a: a ?? {}, y: y ?? {} };
      },
      /order of the features/,
    ],
    [
      'no other columns',
      (s) => {
        s['additionalProperties'] = false;
      },
      /no longer allowed/,
    ],
    [
      'another key',
      (s) => {
        s['x-table'] = { unique: ['a'] };
      },
      /unique key/,
    ],
    [
      'a rule of the row',
      (s) => {
        s['dependentRequired'] = { a: ['b'] };
      },
      /the row's rule "dependentRequired"/,
    ],
  ])('calls %s breaking', (_name, edit, message) => {
    const { breaking } = compare(edit);
    expect(breaking.join('\n')).toMatch(message);
  });

  it.each<[string, Parameters<typeof compare>[0], RegExp]>([
    [
      'a column that may be missing',
      (s) => {
        s.properties['c'] = { type: 'number' };
      },
      /`c` was added/,
    ],
    ['a wider bound', set('a', { minimum: 0 }), /`a`: minimum was 1, is 0/],
    ['a bound that went', set('a', { maximum: undefined }), /`a`: maximum was 10, gone/],
    ['a value that came last', set('b', { enum: ['x', 'y', 'z'] }), /`b`: enum/],
    ['a whole number that may be any', set('a', { type: 'number' }), /of type integer and is of type number/],
    [
      'a cell that may be missing',
      (s) => {
        s.required = ['y'];
      },
      /`a` may be missing/,
    ],
    ['a note', set('a', { description: 'x' }), /its notes changed/],
  ])('calls %s compatible', (_name, edit, message) => {
    const { breaking, compatible } = compare(edit);
    expect(breaking).toEqual([]);
    expect(compatible.join('\n')).toMatch(message);
  });
});
