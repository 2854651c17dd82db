import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTableRules } from '../../../../kit/ml/data/table-rules.ts';
import { runChecks } from './run-checks.ts';
import { makeContract, useEngine } from './use-engine.ts';

const engine = useEngine();
const acceptedRows = async () =>
  (await engine().query('SELECT * EXCLUDE (__row) FROM accepted ORDER BY __row')).map((row) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => !name.startsWith('__'))),
  );

describe('checkRows', () => {
  it('keeps a text cell in a number column apart from a number out of bounds', async () => {
    const contract = makeContract({ x: { type: 'number', minimum: 0, maximum: 10 } });
    const { rows, rules } = await runChecks(
      engine(),
      contract,
      'x,n\n5,1\nn/a,1\n11,1\n-1,1\nNA,1\n,1\n12,1\n',
    );
    expect(rows).toEqual({ read: 7, accepted: 1, rejected: 6, duplicates: 0 });
    expect(rules.map(({ rule, rows }) => [rule, rows])).toEqual([
      ['required', 1],
      ['type', 2],
      ['minimum', 1],
      ['maximum', 2],
    ]);
  });

  it('finds every rule of many columns', async () => {
    const names = Array.from({ length: 120 }, (_, index) => `x${index}`);
    const contract = makeContract(
      Object.fromEntries(names.map((name) => [name, { type: 'integer', maximum: 5 }])),
    );
    const good = names.map(() => 1);
    const bad = names.map((_, index) => (index % 3 === 0 ? 9 : index % 3 === 1 ? 'a' : ''));
    const { rows, rules } = await runChecks(
      engine(),
      contract,
      [names, good, bad].map((cells) => cells.join(',')).join('\n'),
    );
    expect(rows).toMatchObject({ accepted: 1, rejected: 1 });
    expect(rules.map(({ column, rule }) => `${column} ${rule}`)).toEqual(
      names.map((name, index) => `${name} ${['maximum', 'type', 'required'][index % 3]}`),
    );
  });

  it('lets warned rows pass, a warned cell of the wrong type as missing', async () => {
    const contract = makeContract({
      x: { type: 'number', maximum: 5, 'x-severity': 'warning' },
      y: { type: 'number' },
    });
    const { rows, rules } = await runChecks(engine(), contract, 'x,y\n9,1\nbad,2\n,3\n1,4\n');
    expect(rows).toMatchObject({ accepted: 4, rejected: 0 });
    expect(rules.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['required', 'warning'],
      ['type', 'warning'],
      ['maximum', 'warning'],
    ]);
    expect((await acceptedRows()).map(({ x }) => x)).toEqual([9, null, null, 1]);
  });
});

describe('rules that SQL cannot answer for', () => {
  it('go through ajv, in rows they touch', async () => {
    const contract = makeContract(
      {
        x: { type: 'integer', not: { const: 3 } },
        y: { type: 'string', pattern: '^[^n\\p{Lu}]' },
        z: { type: 'string', format: 'ipv6' },
      },
      { required: ['y'], dependentRequired: { x: ['z'] } },
    );
    const csv = 'x,y,z\n1,yes,::1\n3,yes,::1\n1,no,::1\n,yes,\n1,yes,\n1,yes,nine\nx,yes,::1\n,,\n';
    const { rows, rules } = await runChecks(engine(), contract, csv);
    expect(rows).toMatchObject({ accepted: 2, rejected: 6 });
    expect(rules.map(({ column, rule, rows }) => [column, rule, rows])).toEqual([
      ['', 'dependentRequired', 1],
      ['x', 'not', 1],
      ['x', 'type', 1],
      ['y', 'pattern', 1],
      ['y', 'required', 1],
      ['z', 'format', 1],
    ]);
  });

  it('reject the same rows as their like in SQL', async () => {
    const cell = fc.constantFrom('', '1', '5', '7', 'a', ' 7', '1e1', '-0', '7.5');
    const values = fc.array(cell, { minLength: 1, maxLength: 20 });
    const plain = makeContract({ x: { type: 'number', maximum: 6, minimum: 1 }, n: { type: 'number' } });
    const left = makeContract({
      x: { type: 'number', allOf: [{ maximum: 6 }, { minimum: 1 }] },
      n: { type: 'number' },
    });
    const { openEngine } = await import('../../../../kit/ml/data/engine.ts');
    const { silentLogger } = await import('../../../../kit/ground/log/logger.ts');
    const accept = async (contract: typeof plain, cells: string[]) => {
      const own = await openEngine({ log: silentLogger });
      await runChecks(own, contract, ['x,n', ...cells.map((it, index) => `${it},${index}`)].join('\n'));
      const rows = await own.query('SELECT n FROM accepted ORDER BY n');
      own.close();
      return rows;
    };
    await fc.assert(
      fc.asyncProperty(values, async (cells) => {
        expect(await accept(left, cells)).toEqual(await accept(plain, cells));
      }),
      { numRuns: 20 },
    );
  });
});

describe('rules of the table', () => {
  it('reject all rows that share a unique key, in any order', async () => {
    const contract = makeContract(
      { id: { type: 'string' }, x: { type: 'number' } },
      { 'x-table': { unique: ['id'] } },
    );
    const { rules, rows } = await runChecks(engine(), contract, 'id,x\na,1\nb,2\na,3\nc,n/a\nc,4\n');
    expect(rows).toMatchObject({ accepted: 2, rejected: 3 });
    expect(rules.find(({ rule }) => rule === 'unique')).toMatchObject({
      column: 'id',
      rows: 2,
      message: 'is the key of 2 rows',
    });
    expect((await acceptedRows()).map(({ id }) => id)).toEqual(['b', 'c']);
  });

  it('name all columns of a key', async () => {
    const contract = makeContract(
      { a: { type: 'string' }, b: { type: 'string' } },
      { 'x-table': { unique: ['a', 'b'] } },
    );
    const { rules } = await runChecks(engine(), contract, 'a,b\nx,1\nx,2\nx,1\n');
    expect(rules).toMatchObject([
      { column: '', rule: 'unique', message: 'is one of 2 rows with its key (a, b)' },
    ]);
  });

  it('leave out rows alike in every column where asked to, the first stays', async () => {
    const rows = 'x,y\n1,a\n2,b\n1.0,a\n1,c\n,a\n';
    const columns = { x: { type: 'number' }, y: { type: 'string' } };
    const drop = makeContract(columns, { required: ['y'], 'x-table': { 'drop-duplicates': true } });
    expect((await runChecks(engine(), drop, rows)).rows).toEqual({
      read: 5,
      accepted: 4,
      rejected: 0,
      duplicates: 1,
    });
    expect((await acceptedRows()).map(({ x }) => x)).toEqual([1, 2, 1, null]);
  });

  it('are told with their numbers', () => {
    const contract = makeContract(
      { x: { type: 'number', 'x-tolerance': 0.1 } },
      { 'x-table': { 'min-rows': 50, 'max-rejected': 0.25 } },
    );
    const findings = (accepted: number, rejected: number) => ({
      rows: { read: accepted + rejected, accepted, rejected, duplicates: 0 },
      rules: [{ column: 'x', rule: 'type', message: '', severity: 'error' as const, rows: rejected }],
    });
    expect(checkTableRules(contract, findings(95, 5))).toEqual([]);
    expect(checkTableRules(contract, findings(70, 30))).toEqual([
      '30 of 100 rows (30 %) were rejected, and the contract allows 25 %',
      '30 of 100 rows (30 %) break a rule of "x", and its x-tolerance is 10 %',
    ]);
    expect(checkTableRules(contract, findings(40, 0))).toEqual([
      '40 rows were accepted, and the contract asks for at least 50',
    ]);
    expect(checkTableRules(contract, findings(1, 0))).toEqual([
      '1 row was accepted, and the contract asks for at least 50',
    ]);
  });

  it('allow 5 % of the rows to be rejected where the contract does not say', () => {
    const findings = (accepted: number, rejected: number) => ({
      rows: { read: accepted + rejected, accepted, rejected, duplicates: 0 },
      rules: [],
    });
    const silent = makeContract({ x: { type: 'number' } });
    expect(checkTableRules(silent, findings(950, 50))).toEqual([]);
    expect(checkTableRules(silent, findings(50, 950))).toEqual([
      '950 of 1,000 rows (95 %) were rejected, and the contract allows 5 % (the default; "max-rejected" under "x-table" sets another)',
    ]);
    const all = makeContract({ x: { type: 'number' } }, { 'x-table': { 'max-rejected': 1 } });
    expect(checkTableRules(all, findings(50, 950))).toEqual([]);
  });

  it('hold at the share itself, and are told exactly beside it', () => {
    const contract = makeContract(
      { x: { type: 'number', 'x-tolerance': 0.29 } },
      { 'x-table': { 'max-rejected': 0.29 } },
    );
    const findings = (read: number, rejected: number) => ({
      rows: { read, accepted: read - rejected, rejected, duplicates: 0 },
      rules: [{ column: 'x', rule: 'type', message: '', severity: 'error' as const, rows: rejected }],
    });
    expect(checkTableRules(contract, findings(100, 29))).toEqual([]);
    const strict = makeContract({ x: { type: 'number' } }, { 'x-table': { 'max-rejected': 0.00001 } });
    expect(checkTableRules(strict, findings(100_000, 23))).toEqual([
      '23 of 100,000 rows (0.02 %) were rejected, and the contract allows 0.001 %',
    ]);
  });
});
