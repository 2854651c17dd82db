import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareContracts } from '../../../../kit/format/contract/compare-contracts.ts';
import { parseContract } from '../../../../kit/format/contract/contract.ts';
import { multipleOf } from '../../../../kit/format/contract/keywords/multiple-of.ts';

const base = {
  properties: {
    a: { type: 'integer', minimum: 1, maximum: 10, 'x-unit': 'm' },
    b: { type: 'string', enum: ['x', 'y'] },
    y: { type: 'number', 'x-role': 'target' },
  },
  required: ['a', 'y'],
};
type Schema = typeof base & Record<string, unknown>;

type Edit = (
  schema: Record<string, unknown> & { properties: Record<string, object>; required: string[] },
) => void;

function compare(edit: Edit, before: Edit = () => {}) {
  const former = structuredClone(base) as Schema;
  before(former);
  const after = structuredClone(former);
  edit(after);
  const parse = (schema: object) => parseContract(JSON.stringify(schema), 'c');
  return compareContracts(parse(former), parse(after));
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

describe('a column whose broken rules only warn', () => {
  const warning = set('a', { 'x-severity': 'warning' });

  it('is wider than one that rejects, and the way back is narrower', () => {
    const more = compare(warning);
    expect(more).toEqual({
      breaking: [],
      compatible: ['`a` only warns of rows that break its rules, which it rejected'],
    });
    expect(compare(set('a', { 'x-severity': 'error' }), warning)).toEqual({
      breaking: ['`a` rejects rows that break its rules, of which it only warned'],
      compatible: [],
    });
  });

  it.each<[string, Edit, RegExp]>([
    ['a narrower bound', set('a', { maximum: 9 }), /maximum was 10, is 9/],
    ['a new rule', set('a', { multipleOf: 2 }), /multipleOf new, is 2/],
    ['no missing cell', (s) => s.required.push('b'), /`b` may no longer be missing/],
  ])('rejects nothing by %s', (_name, edit, message) => {
    const both: Edit = (s) => {
      warning(s);
      set('b', { 'x-severity': 'warning' })(s);
    };
    const { breaking, compatible } = compare(edit, both);
    expect(breaking).toEqual([]);
    expect(compatible.join('\n')).toMatch(message);
  });

  it('may be new and required', () => {
    const added = (s: Parameters<Edit>[0]) => {
      s.properties['c'] = { type: 'number', 'x-severity': 'warning' };
      s.required.push('c');
    };
    expect(compare(added)).toEqual({ breaking: [], compatible: ['`c` was added'] });
  });

  it.each<[string, Edit, RegExp]>([
    ['another type', set('a', { type: 'string', minimum: undefined, maximum: undefined }), /of type string/],
    ['values at other places, which a model takes as numbers', set('b', { enum: ['y', 'x'] }), /`b`: enum/],
    ['another unit', set('a', { 'x-unit': 'ft' }), /another unit/],
  ])('means something else by %s', (_name, edit, message) => {
    const both: Edit = (s) => {
      warning(s);
      set('b', { 'x-severity': 'warning' })(s);
    };
    expect(compare(edit, both).breaking.join('\n')).toMatch(message);
  });
});

describe('multiples', () => {
  const from = (step: number) => set('y', { multipleOf: step });
  it.each([
    [6, 3],
    [1, 0.5],
    [0.75, 0.25],
    [10, 2],
  ])('of %d are multiples of %d, which are more', (before, after) => {
    expect(compare(from(after), from(before))).toMatchObject({
      breaking: [],
      compatible: [expect.stringContaining('multipleOf')],
    });
    expect(compare(from(before), from(after)).breaking).toEqual([expect.stringContaining('multipleOf')]);
  });

  // 1.1 is a multiple of 0.1 and none of 0.01, as ajv divides.
  it.each([
    [6, 4],
    [0.1, 0.01],
    [2, 3],
  ])('of %d are not all multiples of %d', (before, after) => {
    expect(compare(from(after), from(before)).breaking).toEqual([expect.stringContaining('multipleOf')]);
  });

  it('that are called more are, value by value', () => {
    const quarters = fc.integer({ min: 1, max: 4000 }).map((count) => count / 4);
    const values = fc.integer({ min: -1_000_000, max: 1_000_000 });
    fc.assert(
      fc.property(quarters, fc.integer({ min: 1, max: 50 }), values, (after, times, count) => {
        expect(multipleOf.compare(contextOf(after * times), contextOf(after))?.effect ?? 'wider').toBe(
          'wider',
        );
        const value = count * after * times;
        expect(Number.isInteger(value / after)).toBe(true);
      }),
    );
  });
});

/** A column of numbers with a step. */
function contextOf(step: number) {
  const fail = () => {
    throw new Error('refused');
  };
  return { name: 'y', schema: { type: 'number', multipleOf: step }, required: true, fail };
}
