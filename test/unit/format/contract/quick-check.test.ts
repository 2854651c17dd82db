import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Contract, parseContract } from '../../../../kit/format/contract/contract.ts';
import { normaliseText } from '../../../../kit/format/contract/normalise.ts';
import { createQuickCheck } from '../../../../kit/format/contract/quick-check.ts';
import { createFaultFinder, createRowValidator } from '../../../../kit/format/contract/validate-row.ts';
import type { Cell } from '../../../../kit/format/manifest/row.ts';

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
  { type: 'string', minLength: 2, maxLength: 4 },
  { type: 'string', format: 'date' },
  { type: 'string', const: 'a' },
  { type: 'integer', multipleOf: 3, exclusiveMaximum: 9 },
  { type: 'number', maximum: 0, 'x-severity': 'warning' },
];

const cells: fc.Arbitrary<Cell> = fc.oneof(
  fc.constantFrom(null, true, false, 0, 1, 2.5, -3, 0.5, 'a', 'B', 'b', ' c', '', 'A ', 'bcd'),
  fc.double(),
  fc.integer(),
  fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
);

test.each(COLUMNS)('what passes for %j is what ajv lets by and normalising leaves as it is', (source) => {
  const contract = contractOf(source);
  const isFine = createQuickCheck(contract.columns);
  const findFaults = createFaultFinder(contract, contract.columns, 'features');
  const normalise = (cell: Cell) => {
    const [column] = contract.columns;
    return typeof cell === 'string' && column ? (normaliseText(cell, column) ?? null) : cell;
  };
  fc.assert(
    fc.property(cells, (x) => {
      const normal = normalise(x);
      expect(isFine({ x })).toBe(findFaults({ x: normal }).length === 0 && Object.is(normal, x));
    }),
    { numRuns: 300 },
  );
});

const rows = fc.dictionary(fc.constantFrom('a', 'b', 'y', 'z'), cells, { maxKeys: 4 });

test.each([
  [true, 'features'],
  [false, 'features'],
  [true, 'row'],
] as const)('a row gets the verdict that ajv alone would give (closed: %s, %s)', (closed, part) => {
  const columns = {
    a: { type: 'integer', minimum: 0 },
    b: { type: 'string', maxLength: 3, 'x-normalise': ['trim', 'lower'] },
    y: { type: 'number', 'x-role': 'target' },
  };
  const parse = (rules: object) => {
    const properties = Object.entries(columns).map(([name, column]) => [name, { ...column, ...rules }]);
    const schema = {
      properties: Object.fromEntries(properties),
      required: ['a'],
      additionalProperties: !closed,
    };
    return createRowValidator(parseContract(JSON.stringify(schema), 'contract.json'), part);
  };
  const [validate, reference] = [parse({}), parse({ allOf: [{}] })];
  fc.assert(
    fc.property(rows, (row) => {
      expect(validate(row)).toEqual(reference(row));
    }),
    { numRuns: 500 },
  );
});

test('a row that is whole and fits comes back as it is', () => {
  const validate = createRowValidator(contractOf({ type: 'number' }), 'features');
  const row = { x: 1 };
  const verdict = validate(row);
  expect(verdict.ok && verdict.row).toBe(row);
});

test('ordinary rows pass', () => {
  const isFine = createQuickCheck(contractOf({ type: 'number', minimum: 0 }).columns);
  expect([isFine({ x: 1 }), isFine({ x: -1 }), isFine({ x: Number.POSITIVE_INFINITY })]).toEqual([
    true,
    false,
    false,
  ]);
});
