import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CELL_RULES } from '../../../../kit/format/contract/column.ts';
import { type Contract, parseContract } from '../../../../kit/format/contract/contract.ts';
import { interpretCell } from '../../../../kit/format/contract/interpret-cell.ts';
import { createFaultFinder, createRowValidator } from '../../../../kit/format/contract/validate-row.ts';
import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import { type Engine, openEngine } from '../../../../kit/ml/data/engine.ts';
import { type Cells, checkBySql } from './check-by-sql.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine({ log: silentLogger });
});
afterAll(() => engine.close());

/** The same by interpreting the cells and asking ajv. */
function checkByAjv(contract: Contract, rows: Cells[]) {
  const findFaults = createFaultFinder(contract, contract.columns, 'row');
  return rows.map((cells) => {
    const values = contract.columns.map((column, index) => interpretCell(cells[index] ?? null, column));
    const row = Object.fromEntries(contract.columns.map((column, index) => [column.name, values[index]]));
    const found = findFaults(row);
    const mistyped = new Set(
      found.filter(({ rule }) => CELL_RULES.includes(rule)).map(({ column }) => column),
    );
    return {
      faults: found.map(({ column, rule }) => `${column} ${rule}`).sort(),
      values: contract.columns.map(({ name }, index) => (mistyped.has(name) ? null : values[index])),
    };
  });
}

/** The runs are counted, not timed: this ends a run that hangs. */
const PATIENCE_MS = 15 * 60_000;

/** Undefined for a source that is no contract, such as one with a value that never occurs. */
function tryParse(source: object): Contract | undefined {
  try {
    return parseContract(JSON.stringify(source), 'contract.json');
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError);
    return undefined;
  }
}

async function expectAgreement(contract: Contract, rows: Cells[]) {
  expect(await checkBySql(engine, { contract, rows })).toEqual(checkByAjv(contract, rows));
}

const number = fc.oneof(
  fc.integer({ min: -20, max: 20 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0.1, 0.3, 1e21, 1e-7, 2 ** 53 - 1, 2 ** 53, 1e308, 5e-324),
);
const numberKeywords = fc.record(
  {
    minimum: number,
    maximum: number,
    exclusiveMinimum: number,
    exclusiveMaximum: number,
    multipleOf: fc.constantFrom(1, 2, 5, 0.1, 0.01, 0.5, 1e-7, 3),
    enum: fc.uniqueArray(number, { minLength: 1, maxLength: 4 }),
    const: number,
  },
  { requiredKeys: [] },
);
const word = fc.constantFrom('yes', 'no', 'a', 'ab1', 'größe', '12', '2024-02-29', '😀', '😀😀');
const textKeywords = fc.record(
  {
    minLength: fc.integer({ min: 0, max: 4 }),
    maxLength: fc.integer({ min: 0, max: 6 }),
    enum: fc.uniqueArray(word, { minLength: 1, maxLength: 4 }),
    const: word,
    pattern: fc.constantFrom(
      '^[a-z]+$',
      '^\\d{2,4}$',
      'o',
      '^(yes|no)?$',
      '[^a-z]',
      '^\\w+$',
      'ö',
      '^[a-zA-Z0-9.]+\\.[a-z]+$',
      '^.{1,3}$',
      '\\s',
      '^\\S+$',
      '^[^\\s@]*$',
      '^(a|ab)*\\b',
      '^(?<year>\\d{4})-(?:\\d\\d)',
      '[\\u{1F600}-\\u{1F64F}]',
      '[^\\0]\\r?$',
      '^(\\w+)+$',
    ),
    format: fc.constantFrom('date', 'date-time', 'uuid', 'email'),
  },
  { requiredKeys: [] },
);
const shared = {
  required: fc.boolean(),
  nullable: fc.boolean(),
  normalise: fc.subarray(['trim', 'lower'] as const),
};
const numberColumn = fc.record({
  ...shared,
  type: fc.constantFrom('number', 'integer'),
  keywords: numberKeywords,
});
const textColumn = fc.record({ ...shared, type: fc.constant('string'), keywords: textKeywords });
const booleanColumn = fc.record({
  ...shared,
  type: fc.constant('boolean'),
  keywords: fc.record({ enum: fc.constantFrom([true], [false, true]) }, { requiredKeys: [] }),
});
const contractSource = fc
  .array(fc.oneof(numberColumn, textColumn, booleanColumn), { minLength: 1, maxLength: 5 })
  .map((columns) => ({
    type: 'object',
    properties: Object.fromEntries(
      columns.map(({ type, nullable, normalise, keywords }, index) => [
        `column ${index}`,
        { type: nullable ? [type, 'null'] : type, ...keywords, 'x-normalise': normalise },
      ]),
    ),
    required: columns.flatMap(({ required }, index) => (required ? [`column ${index}`] : [])),
  }));

const wild = fc.constantFrom(
  '',
  ' ',
  '\t',
  '0',
  '-0',
  '+5',
  '007',
  '.5',
  '5.',
  '.',
  '-',
  '+-1',
  '-+1',
  '--1',
  '1e5',
  '1E-3',
  '1e',
  '1e999',
  '-1e999',
  '1e-400',
  '1_000',
  '_1',
  'nan',
  'NaN',
  'inf',
  'Infinity',
  '-inf',
  '0x10',
  '1,5',
  "1'000",
  '١',
  'n/a',
  'NA',
  'null',
  'true',
  'false',
  'TRUE',
  'True ',
  ' yes',
  'NO',
  'YES',
  '12 ',
  ' 12',
  '\t12',
  '12\r',
  '\u00a012',
  '12\u3000',
  '1 2',
  '9007199254740993',
  '9007199254740991.4',
  '9007199254740992.0',
  '123456789012345678901234567890',
  ' 9007199254740993 ',
  '1e400 ',
  '9_007_199_254_740_993',
  'a\0b',
  '\0',
  '1\0',
  'true\0',
  '-9007199254740992',
  '1e21',
  '2024-02-29',
  '2023-02-29',
  '2024-13-01',
  '0000-01-01',
  '2024-02-29T10:00:00Z',
  '2024-02-29T24:00:00Z',
  '2024-02-29T10:00:00+02:00',
  '2024-02-29t10:00:00z',
  '2024-02-29T10:00:60Z',
  'a@b.example',
  'a@b',
  '@b',
  '123e4567-e89b-12d3-a456-426614174000',
  'GRÖSSE',
  'İ',
  'ΑΣ',
  'é',
  'e\u0301',
  '🤦🏼‍♂️',
  "it's",
  '"',
  '\\',
  'a\nb',
  '\u200b',
);
const cell = fc.oneof(
  { weight: 4, arbitrary: wild },
  { weight: 3, arbitrary: word },
  { weight: 3, arbitrary: number.map(String) },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 2, arbitrary: fc.string({ maxLength: 6 }) },
  { weight: 2, arbitrary: fc.stringMatching(/^[0-9eE+\-._ ]{1,7}$/) },
);

describe('the contract as SQL and as ajv reads it', () => {
  it(
    'gives the same verdict, rule by rule, and the same typed cells',
    async () => {
      const table = contractSource.chain((source) =>
        fc.record({
          source: fc.constant(source),
          rows: fc.array(fc.array(cell, { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 30 }),
        }),
      );
      await fc.assert(
        fc.asyncProperty(table, async ({ source, rows }) => {
          const contract = tryParse(source);
          if (contract === undefined) return;
          const width = contract.columns.length;
          await expectAgreement(
            contract,
            rows.map((row) => row.slice(0, width)),
          );
        }),
        { numRuns: 250 },
      );
    },
    PATIENCE_MS,
  );
});

/** A cell as JSON writes it, and the same as CSV does. */
const jsonNumber = fc.oneof(
  number.filter((value) => !Object.is(value, -0)).map(String),
  fc.constantFrom(
    '9007199254740993',
    '-9007199254740993',
    '9007199254740991.4',
    '1e400',
    '-1e400',
    '12.50',
    '1E2',
  ),
);
const jsonCells = {
  number: jsonNumber.map((text) => ({ csv: text, json: text })),
  boolean: fc.constantFrom('true', 'false').map((text) => ({ csv: text, json: text })),
  string: fc
    .oneof(word, wild, fc.string({ maxLength: 6 }))
    .map((text) => ({ csv: text, json: JSON.stringify(text) })),
};

describe('a row of a file and the same row of a request', () => {
  it(
    'get the same verdict, rule by rule',
    async () => {
      const table = contractSource.chain((source) => {
        const cells = Object.values(source.properties).map(({ type }) => {
          const [name] = [type].flat();
          return jsonCells[name === 'string' || name === 'boolean' ? name : 'number'];
        });
        return fc.record({
          source: fc.constant(source),
          rows: fc.array(fc.tuple(...cells), { minLength: 1 }),
        });
      });
      await fc.assert(
        fc.asyncProperty(table, async ({ source, rows }) => {
          const contract = tryParse(source);
          if (contract === undefined) return;
          const validate = createRowValidator(contract, 'row');
          const bySql = await checkBySql(engine, {
            contract,
            rows: rows.map((row) => row.map(({ csv }) => csv)),
          });
          const byRequest = rows.map((row) => {
            const cells = row.map(({ json }, index) => `${JSON.stringify(`column ${index}`)}:${json}`);
            const verdict = validate(JSON.parse(`{${cells.join()}}`));
            return verdict.ok ? [] : verdict.errors.map(({ column, rule }) => `${column} ${rule}`).sort();
          });
          expect(byRequest).toEqual(bySql.map(({ faults }) => faults));
        }),
        { numRuns: 150 },
      );
    },
    PATIENCE_MS,
  );
});
