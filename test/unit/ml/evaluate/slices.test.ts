import { describe, expect, it } from 'vitest';
import { parseContract } from '../../../../kit/format/contract/contract.ts';
import { calibrate } from '../../../../kit/maths/metrics/calibration.ts';
import { findSliceColumns, sliceRows } from '../../../../kit/ml/evaluate/slices.ts';
import { values, yesNo } from './fixture.ts';

const contract = parseContract(
  JSON.stringify({
    type: 'object',
    properties: {
      zone: { type: 'string' },
      size: { type: 'number' },
      garden: { type: 'boolean' },
      name: { type: 'string', 'x-sensitive': true },
      y: { type: 'number', 'x-role': 'target' },
    },
  }),
  'contract.json',
);

const slice = (name: string, cells: (string | number | boolean | null)[]) =>
  sliceRows(
    cells.map((cell) => ({ [name]: cell })),
    findSliceColumns([name], contract),
  ).map(({ value, rows }) => [value, rows]);

describe('slices', () => {
  it('of text are its values, missing ones last', () => {
    expect(slice('zone', ['b', null, 'a', 'b'])).toEqual([
      ['a', [2]],
      ['b', [0, 3]],
      ['(missing)', [1]],
    ]);
    expect(slice('garden', [true, false])).toEqual([
      ['false', [1]],
      ['true', [0]],
    ]);
  });

  it('of a few numbers are the numbers, in their order', () => {
    expect(slice('size', [10, 9, 10])).toEqual([
      ['9', [1]],
      ['10', [0, 2]],
    ]);
  });

  it('of many numbers are quartiles that hold every row once', () => {
    const numbers = Array.from({ length: 20 }, (_, index) => index + 1);
    expect(slice('size', [...numbers, null])).toEqual([
      ['up to 5.75', [0, 1, 2, 3, 4]],
      ['above 5.75 up to 10.5', [5, 6, 7, 8, 9]],
      ['above 10.5 up to 15.25', [10, 11, 12, 13, 14]],
      ['above 15.25', [15, 16, 17, 18, 19]],
      ['(missing)', [20]],
    ]);
  });

  it('of many texts are the ten most frequent, and one of all other values', () => {
    const texts = Array.from({ length: 30 }, (_, index) => `t${index}`);
    const found = slice('zone', [...texts, 't29', null]);
    expect(found).toHaveLength(12);
    expect(found).toContainEqual(['t29', [29, 30]]);
    const [others, missing] = found.slice(-2);
    expect(others).toEqual(['(20 other values)', Array.from({ length: 20 }, (_, index) => index + 9)]);
    expect(missing).toEqual(['(missing)', [31]]);
    const held = found.flatMap(([, rows]) => rows as number[]);
    expect(held.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 32 }, (_, index) => index));
  });

  it('of eleven values hold them all', () => {
    const texts = Array.from({ length: 11 }, (_, index) => `t${index}`);
    expect(slice('zone', texts).at(-1)).toEqual(['(1 other value)', [10]]);
  });

  it('are refused by unknown and by sensitive columns', () => {
    expect(() => findSliceColumns(['sise'], contract)).toThrow(/"sise".*Did you mean "size"/);
    expect(() => findSliceColumns(['name'], contract)).toThrow(/sensitive column "name"/);
  });
});

describe('calibrate', () => {
  it('of a regression compares means in bins of equal counts', () => {
    const truth = Array.from({ length: 20 }, (_, index) => index);
    const bins = calibrate({
      task: 'regression',
      truth,
      predictions: values(truth.map((value) => value + 1)),
    });
    expect(bins).toHaveLength(10);
    expect(bins[0]).toEqual({ rows: 2, predicted: 1.5, observed: 0.5 });
    expect(bins[9]).toEqual({ rows: 2, predicted: 19.5, observed: 18.5 });
  });

  it('of a binary task compares probability and share of the positive class', () => {
    const bins = calibrate({ task: 'binary', truth: ['no', 'yes'], predictions: yesNo([0.1, 0.8]) });
    expect(bins).toEqual([
      { rows: 1, predicted: 0.1, observed: 0 },
      { rows: 1, predicted: 0.8, observed: 1 },
    ]);
  });

  it('of several classes compares confidence and share of right ones', () => {
    const predictions = [
      { label: 'a', probabilities: { a: 0.6, b: 0.3, c: 0.1 } },
      { label: 'c', probabilities: { a: 0.1, b: 0.1, c: 0.8 } },
    ];
    expect(calibrate({ task: 'multiclass', truth: ['b', 'c'], predictions })).toEqual([
      { rows: 1, predicted: 0.6, observed: 0 },
      { rows: 1, predicted: 0.8, observed: 1 },
    ]);
  });

  it('of no rows is empty', () => {
    expect(calibrate({ task: 'regression', truth: [], predictions: [] })).toEqual([]);
  });
});
