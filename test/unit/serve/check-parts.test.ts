import { describe, expect, test } from 'vitest';
import { findDifference } from '../../../action-serve/src/shared/match-prediction.ts';
import { parseContract } from '../../../kit/format/contract/contract.ts';
import { createRowValidator } from '../../../kit/format/contract/validate-row.ts';
import { violateColumn } from '../../../kit/format/contract/violate-column.ts';
import { pickQuantile } from '../../../kit/maths/stats/nearest-rank.ts';

const COLUMNS: Record<string, object> = {
  least: { type: 'number', minimum: 5 },
  most: { type: 'integer', maximum: 5 },
  above: { type: 'number', exclusiveMinimum: 0 },
  below: { type: 'number', exclusiveMaximum: 0 },
  words: { type: 'string', enum: ['a', 'b'] },
  numbers: { type: 'integer', enum: [1, 5] },
  text: { type: 'string' },
  truth: { type: 'boolean' },
  maybe: { type: ['number', 'null'] },
};

describe.each(Object.entries(COLUMNS))('the violation of %s', (name, schema) => {
  test('is refused by the contract, for the rule it names', () => {
    const text = JSON.stringify({ type: 'object', properties: { [name]: schema }, required: [name] });
    const contract = parseContract(text, 'contract.json');
    const [column] = contract.columns;
    if (!column) throw new Error('no column');
    const violation = violateColumn(column);
    const verdict = createRowValidator(contract, 'features')({ [name]: violation?.value });
    expect(verdict).toMatchObject({ ok: false, errors: [{ column: name, rule: violation?.rule }] });
  });
});

test('a column that warns alone has no violation', () => {
  const schema = {
    type: 'object',
    properties: { x: { type: 'number', minimum: 1, 'x-severity': 'warning' } },
  };
  const [column] = parseContract(JSON.stringify(schema), 'contract.json').columns;
  expect(column && violateColumn(column)).toBeUndefined();
});

describe('findDifference', () => {
  test.each([
    [{ value: 100 }, { value: 100.5 }, 0.01, undefined],
    [{ value: 100 }, { value: 102 }, 0.01, /is answered 100 instead of 102/],
    [{ value: 0 }, { value: 0.005 }, 0.01, undefined],
    [{ value: Number.NaN }, { value: 1 }, 0.01, /NaN instead of 1/],
    [
      { label: 'a', probabilities: { a: 0.6, b: 0.4 } },
      { label: 'a', probabilities: { a: 0.6, b: 0.4 } },
      0,
      undefined,
    ],
    [{ label: 'b', probabilities: {} }, { label: 'a', probabilities: {} }, 0, /"b" instead of "a"/],
    [
      { label: 'a', probabilities: { a: 0.7 } },
      { label: 'a', probabilities: { a: 0.6 } },
      0.01,
      /"a" the probability 0.7/,
    ],
    [{ value: 1 }, { label: 'a', probabilities: {} }, 0, /1 instead of "a"/],
    [undefined, { value: 1 }, 0, /no answer/],
  ])('%j against %j within %d', (actual, expected, tolerance, message) => {
    const difference = findDifference(actual, expected, tolerance);
    if (message) expect(difference).toMatch(message);
    else expect(difference).toBeUndefined();
  });
});

// Nearest-rank quantiles of 1 … 10.
test.each([
  [0.5, 5],
  [0.99, 10],
  [0.1, 1],
  [1, 10],
])('the %d quantile', (share, value) => {
  expect(pickQuantile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], share)).toBe(value);
});
