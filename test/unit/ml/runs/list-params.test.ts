import { expect, test } from 'vitest';
import { compareParams, listParams } from '../../../../kit/ml/runs/list-params.ts';

test('nested parameters get dotted names, lists stay one value', () => {
  const params = { alpha: 1, tree: { depth: 3, kinds: ['a', 'b'] }, off: null, none: {} };
  expect([...listParams(params)]).toEqual([
    ['alpha', '1'],
    ['tree.depth', '3'],
    ['tree.kinds', '["a","b"]'],
    ['off', 'null'],
  ]);
});

test('only what differs is a change: added, removed, another value', () => {
  expect(compareParams({ a: 1, b: { c: 2 }, d: 'x' }, { a: 1, b: { c: 3 }, e: false })).toEqual([
    { name: 'b.c', before: '2', after: '3' },
    { name: 'd', before: '"x"', after: null },
    { name: 'e', before: null, after: 'false' },
  ]);
});
