import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Contract, parseContract } from '../../../kit/contract/contract.ts';
import { createQuickCheck } from '../../../kit/contract/quick-check.ts';
import { createRowValidator } from '../../../kit/contract/validate-row.ts';
import type { Cell } from '../../../kit/manifest/row.ts';

const contractOf = (column: object): Contract =>
  parseContract(JSON.stringify({ type: 'object', properties: { x: column } }), 'contract.json');

const COLUMNS = [
  { type: 'number' },
  { type: ['number', 'null'], minimum: 0, maximum: 1 },
  { type: 'number', exclusiveMinimum: 0 },
  { type: 'number', multipleOf: 0.5 },
  { type: 'number', enum: [1, 2.5] },
  { type: 'integer', minimum: -3 },
  { type: 'boolean' },
  { type: 'boolean', enum: [true] },
  { type: 'string' },
  { type: ['string', 'null'], maxLength: 2, 'x-normalise': ['trim', 'lower'] },
  { type: 'string', enum: ['a', 'b', 'c d'], 'x-normalise': ['trim', 'lower'] },
  { type: 'string', enum: ['a', 'bcd'], maxLength: 2 },
  { type: 'string', pattern: '^a' },
  { type: 'number', maximum: 0, 'x-severity': 'warning' },
];

const cells: fc.Arbitrary<Cell> = fc.oneof(
  fc.constantFrom(null, true, false, 0, 1, 2.5, -3, 0.5, 'a', 'B', 'b', ' c', '', 'A ', 'bcd'),
  fc.double(),
  fc.integer(),
  fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
);

test.each(COLUMNS)('what passes for %j fits the contract and is left as it is', (column) => {
  const contract = contractOf(column);
  const isFine = createQuickCheck(contract.columns);
  const validate = createRowValidator(contract, 'features');
  fc.assert(
    fc.property(cells, (x) => {
      if (isFine({ x })) expect(validate({ x })).toEqual({ ok: true, row: { x } });
    }),
  );
});

test('ordinary rows pass', () => {
  const isFine = createQuickCheck(contractOf({ type: 'number', minimum: 0 }).columns);
  expect([isFine({ x: 1 }), isFine({ x: -1 }), isFine({ x: Number.POSITIVE_INFINITY })]).toEqual([
    true,
    false,
    false,
  ]);
});
