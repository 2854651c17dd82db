import { expect, test } from 'vitest';
import { parseContract } from '../../../kit/contract/contract.ts';
import { createRowValidator } from '../../../kit/contract/validate-row.ts';

const COLUMNS = { a: { type: 'number' }, b: { type: 'number' }, c: { type: 'number' } };

function findFaults(rules: object, row: object) {
  const contract = parseContract(JSON.stringify({ type: 'object', properties: COLUMNS, ...rules }), 'c.json');
  const verdict = createRowValidator(contract, 'row')(row);
  return verdict.ok ? [] : verdict.errors.map(({ column, rule }) => [column, rule]);
}

const IS_LARGE = { properties: { a: { minimum: 10 } }, required: ['a'] };

test.each<[string, object, object, string[][]]>([
  ['a cell', { if: IS_LARGE, then: { properties: { b: { minimum: 5 } } } }, { a: 11, b: 1 }, [['b', 'if']]],
  [
    'a cell of "else"',
    { if: IS_LARGE, else: { properties: { b: { minimum: 5 } } } },
    { a: 1, b: 1 },
    [['b', 'if']],
  ],
  ['a missing cell', { if: IS_LARGE, then: { required: ['b'] } }, { a: 11 }, [['', 'if']]],
  ['"then": false', { if: IS_LARGE, then: false }, { a: 11 }, [['', 'if']]],
  [
    'a choice',
    { anyOf: [{ properties: { b: { minimum: 5 } } }, { required: ['c'] }] },
    { a: 1, b: 1 },
    [['', 'anyOf']],
  ],
  [
    'two cells',
    { if: IS_LARGE, then: { properties: { b: { minimum: 5 }, c: { minimum: 5 } } } },
    { a: 11, b: 1, c: 1 },
    [
      ['b', 'if'],
      ['c', 'if'],
    ],
  ],
])('one fault of a rule of the row is one finding: %s', (_, rules, row, expected) => {
  expect(findFaults(rules, row)).toEqual(expected);
});

test('one fault of a rule of a column is one finding', () => {
  const b = { type: 'number', if: { minimum: 0 }, then: { maximum: 5 }, else: { minimum: -5 } };
  expect(findFaults({ properties: { ...COLUMNS, b } }, { b: 9 })).toEqual([['b', 'if']]);
  expect(findFaults({ properties: { ...COLUMNS, b } }, { b: -9 })).toEqual([['b', 'if']]);
  expect(findFaults({ properties: { ...COLUMNS, b } }, { b: 4 })).toEqual([]);
});
