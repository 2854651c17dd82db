import { expect, test } from 'vitest';
import { parseContract } from '../../../../kit/format/contract/contract.ts';
import { createRowValidator } from '../../../../kit/format/contract/validate-row.ts';

const COLUMNS = { a: { type: 'number' }, b: { type: 'number' }, c: { type: 'number' } };

function findFaults(rules: object, row: object) {
  const contract = parseContract(JSON.stringify({ type: 'object', properties: COLUMNS, ...rules }), 'c.json');
  const verdict = createRowValidator(contract, 'row')(row);
  return verdict.ok ? [] : verdict.errors.map(({ column, rule }) => [column, rule]);
}

/** An object with a key `then` may be taken for a promise, so it is put together here. */
function branch(condition: object, met?: object | boolean, unmet?: object): object {
  const branches = [['then', met] as const, ['else', unmet] as const].filter(
    ([, rule]) => rule !== undefined,
  );
  return { if: condition, ...Object.fromEntries(branches) };
}

const IS_LARGE = { properties: { a: { minimum: 10 } }, required: ['a'] };

test.each<[string, object, object, string[][]]>([
  ['a cell', branch(IS_LARGE, { properties: { b: { minimum: 5 } } }), { a: 11, b: 1 }, [['b', 'if']]],
  [
    'a cell of "else"',
    branch(IS_LARGE, undefined, { properties: { b: { minimum: 5 } } }),
    { a: 1, b: 1 },
    [['b', 'if']],
  ],
  ['a missing cell', branch(IS_LARGE, { required: ['b'] }), { a: 11 }, [['', 'if']]],
  ['"then": false', branch(IS_LARGE, false), { a: 11 }, [['', 'if']]],
  [
    'a choice',
    { anyOf: [{ properties: { b: { minimum: 5 } } }, { required: ['c'] }] },
    { a: 1, b: 1 },
    [['', 'anyOf']],
  ],
  [
    'two cells',
    branch(IS_LARGE, { properties: { b: { minimum: 5 }, c: { minimum: 5 } } }),
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
  const b = { type: 'number', ...branch({ minimum: 0 }, { maximum: 5 }, { minimum: -5 }) };
  expect(findFaults({ properties: { ...COLUMNS, b } }, { b: 9 })).toEqual([['b', 'if']]);
  expect(findFaults({ properties: { ...COLUMNS, b } }, { b: -9 })).toEqual([['b', 'if']]);
  expect(findFaults({ properties: { ...COLUMNS, b } }, { b: 4 })).toEqual([]);
});
