import fc from 'fast-check';
import { describe, expect, expectTypeOf, it, test } from 'vitest';
import { type Column, type Contract, parseContract } from '../../../../kit/format/contract/contract.ts';
import { defineNumberRule } from '../../../../kit/format/contract/keywords/define-rule.ts';
import type { Keyword } from '../../../../kit/format/contract/keywords/keyword.ts';
import { KEYWORDS } from '../../../../kit/format/contract/keywords/keywords.ts';
import { minimum } from '../../../../kit/format/contract/keywords/minimum.ts';
import { normaliseText } from '../../../../kit/format/contract/normalise.ts';
import { createQuickCheck } from '../../../../kit/format/contract/quick-check.ts';
import { listSamples } from '../../../../kit/format/contract/sample-column.ts';
import { createFaultFinder } from '../../../../kit/format/contract/validate-row.ts';
import { listViolations } from '../../../../kit/format/contract/violate-column.ts';
import type { Cell } from '../../../../kit/format/manifest/row.ts';
import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';
import { useEngine } from '../../ml/data/use-engine.ts';
import { checkBySql } from './check-by-sql.ts';

const engine = useEngine();

function contractOf(column: object): { contract: Contract; column: Column } {
  const schema = { properties: { x: column }, required: ['x'] };
  const contract = parseContract(JSON.stringify(schema), 'contract.json');
  const [only] = contract.columns;
  if (!only) throw new Error('no column');
  return { contract, column: only };
}

/** The rules that each cell breaks, as each of the three judges says it; of the quick check, whether any. */
async function judge(contract: Contract, cells: readonly Cell[]) {
  const findFaults = createFaultFinder(contract, contract.columns, 'row');
  const isFine = createQuickCheck(contract.columns);
  const rows = cells.map((cell) => [cell === null ? null : String(cell)]);
  const bySql = rows.length === 0 ? [] : await checkBySql(engine(), { contract, rows });
  return cells.map((x, index) => ({
    x,
    ajv: findFaults({ x })
      .map(({ rule }) => rule)
      .sort(),
    sql: (bySql[index]?.faults ?? []).map((fault) => fault.replace('x ', '')).sort(),
    fits: isFine({ x }),
  }));
}

const rules = Object.values(KEYWORDS).filter(({ example }) => example !== undefined);
/** What is a rule made of rules, for ajv alone. */
const COMBINATORS = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else'];

describe.each(rules.map((keyword) => [keyword.name, keyword.example ?? {}] as const))(
  '%s',
  (name, example) => {
    const { contract, column } = contractOf(example);

    it('is refused where it is broken, by SQL, by the quick check and by ajv', async () => {
      const violation = listViolations(column).find(({ rule }) => rule === name);
      const [verdict] = await judge(contract, violation ? [violation.value] : []);
      expect(verdict).toMatchObject({ ajv: expect.arrayContaining([name]), fits: false });
      expect(verdict?.sql).toContain(name);
    });

    it('lets a cell by that is made up for it', async () => {
      const isFine = createQuickCheck(contract.columns);
      const samples = listSamples(column).filter((x) => isFine({ x }));
      expect(samples).not.toEqual([]);
      for (const verdict of await judge(contract, samples)) {
        expect(verdict).toMatchObject({ ajv: [], sql: [], fits: true });
      }
    });
  },
);

const number = fc.oneof(
  fc.integer({ min: -20, max: 20 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0.5, -0, 2 ** 53, -(2 ** 53), 1e17, 1e21, 5e-324, 1e308),
);
const word = fc.constantFrom('no', 'yes', 'größe', '😀', '2024-02-29', 'x@example.com');
const numberColumn = fc.record(
  {
    type: fc.constantFrom('number', 'integer'),
    minimum: number,
    maximum: number,
    exclusiveMinimum: number,
    exclusiveMaximum: number,
    multipleOf: fc.oneof(fc.constantFrom(1, 2, 5, 0.1, 0.5), number.map(Math.abs)),
    enum: fc.uniqueArray(number, { minLength: 1, maxLength: 4 }),
    const: number,
  },
  { requiredKeys: ['type'] },
);
const textColumn = fc.record(
  {
    type: fc.constant('string'),
    minLength: fc.integer({ min: 0, max: 50 }),
    maxLength: fc.integer({ min: 0, max: 50 }),
    pattern: fc.constantFrom('^[a-z]+$', '^\\d', '', '[^a-z]', '^.{1,3}$', '😀'),
    format: fc.constantFrom('date', 'date-time', 'uuid', 'email'),
    enum: fc.uniqueArray(word, { minLength: 1, maxLength: 4 }),
    const: word,
    'x-normalise': fc.subarray(['trim', 'lower']),
  },
  { requiredKeys: ['type'] },
);
const booleanColumn = fc.record(
  { type: fc.constant('boolean'), enum: fc.constantFrom([true], [false, true]), const: fc.boolean() },
  { requiredKeys: ['type'] },
);

function tryContract(column: object) {
  try {
    return contractOf(column);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError);
    return undefined;
  }
}

/** Whether a cell is there and comes out as it is. */
function isNormal(cell: Cell, column: Column): boolean {
  return cell !== null && (typeof cell !== 'string' || normaliseText(cell, column) === cell);
}

describe('whatever limits a column has', () => {
  it('a violation breaks the rule it names, and the three judges agree on all cells made for it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(numberColumn, textColumn, booleanColumn), async (source) => {
        const made = tryContract(source);
        if (!made) return;
        const { contract, column } = made;
        const violations = listViolations(column).filter(({ rule }) => rule !== 'type');
        const broken = await judge(
          contract,
          violations.map(({ value }) => value),
        );
        for (const [index, { ajv }] of broken.entries()) expect(ajv).toContain(violations[index]?.rule);
        const samples = listSamples(column).filter((cell) => isNormal(cell, column));
        for (const { ajv, sql, fits } of [...broken, ...(await judge(contract, samples))]) {
          expect(sql).toEqual(ajv);
          expect(fits).toBe(ajv.length === 0);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('the table', () => {
  it('has a way to try every rule but those that ajv alone knows', () => {
    const untried = Object.values(KEYWORDS).filter(
      ({ kind, example }) => kind === 'rule' && example === undefined,
    );
    expect(untried.map(({ name }) => name)).toEqual(COMBINATORS);
  });

  it('says of every keyword in one line what it is', () => {
    for (const { about } of Object.values(KEYWORDS)) expect(about).toMatch(/^\S[^\n|]*$/);
  });
});

test('a keyword that leaves one of its answers open does not compile', () => {
  const { fits: _open, ...rest } = {
    name: 'least',
    about: 'the least number',
    example: {},
    read: () => 1,
    compare: () => 'narrower' as const,
    sql: () => () => 'true',
    fits: () => () => true,
    sentence: () => '',
    violations: () => [],
    samples: () => [],
  };
  // @ts-expect-error: the quick check is missing
  expect(defineNumberRule(rest)).toMatchObject({ name: 'least' });
  expectTypeOf(minimum).toExtend<Keyword<number | undefined, 'minimum'>>();
});
