import { describe, expect, it } from 'vitest';
import { parseContract } from '../../../../kit/format/contract/contract.ts';
import { createRowValidator } from '../../../../kit/format/contract/validate-row.ts';
import { runChecks } from '../../ml/data/run-checks.ts';
import { useEngine } from '../../ml/data/use-engine.ts';

const engine = useEngine();

const parse = (properties: object) => parseContract(JSON.stringify({ properties }), 'contract.json');

/** Reason by cell, as ingest gives it for a CSV file. */
async function reasonsOf(column: object, cells: readonly string[]): Promise<(string | undefined)[]> {
  const contract = parse({ x: column, n: { type: 'integer' } });
  await runChecks(engine(), contract, ['x,n', ...cells.map((cell, index) => `${cell},${index}`)].join('\n'));
  const rows = await engine().query(
    "SELECT r.c1 AS n, f.rule || ': ' || f.message AS reason FROM faults f JOIN source_rows r ON f.row = r.rowid",
  );
  return cells.map((_, index) => rows.find(({ n }) => n === String(index))?.['reason']?.toString());
}

const TOO_LONG =
  'magnitude: is too large: a whole number beyond 9007199254740991 (2^53 - 1) loses digits; declare the column as text ("type": "string")';
const TOO_LARGE = 'magnitude: is too large: numbers end at 1.8e308';

describe('a value that no engine holds as it is written', () => {
  it.each<[string, [cell: string, reason: string | undefined][]]>([
    [
      'integer',
      [
        ['9007199254740991', undefined],
        ['9007199254740993', TOO_LONG],
        ['-9007199254740992', TOO_LONG],
        ['1e400', TOO_LONG],
        ['1.5', 'type: must be a whole number'],
        ['x', 'type: must be a whole number'],
      ],
    ],
    [
      'number',
      [
        ['9007199254740993', undefined],
        ['1e400', TOO_LARGE],
        ['inf', 'type: must be a number'],
      ],
    ],
    [
      'string',
      [
        ['a\0b', 'text: must not hold NUL or half a character'],
        ['ab', undefined],
      ],
    ],
  ])('is refused by ingest with the true reason: %s', async (type, cells) => {
    const reasons = await reasonsOf(
      { type },
      cells.map(([cell]) => cell),
    );
    expect(reasons).toEqual(cells.map(([, reason]) => reason));
  });

  it('is refused of a request with the same', () => {
    const contract = parse({ n: { type: 'integer' }, x: { type: 'number' }, t: { type: 'string' } });
    const verdict = createRowValidator(
      contract,
      'features',
    )(JSON.parse('{"n": 9007199254740993, "x": -1e400, "t": "\\u0000"}'));
    const errors = verdict.ok ? [] : verdict.errors.map(({ rule, message }) => `${rule}: ${message}`);
    expect(errors).toEqual([TOO_LONG, TOO_LARGE, 'text: must not hold NUL or half a character']);
  });

  it('is missing where a warning lets it through', () => {
    const contract = parse({ n: { type: 'integer', 'x-severity': 'warning' } });
    expect(createRowValidator(contract, 'row')({ n: 2 ** 60 })).toEqual({ ok: true, row: { n: null } });
  });

  it('cannot be asked for by a contract', () => {
    expect(() => parse({ n: { type: 'integer', enum: [1, 2 ** 53] } })).toThrow(
      /at \/properties\/n\/enum: 9007199254740992 never occurs: .*Correct it, or write text and "type": "string"/,
    );
  });
});

describe('a type that is none', () => {
  it.each([
    [
      ['string', 'integer'],
      /a column is of one type beside "null", not string and integer\. Write "string", which/,
    ],
    [['integer', 'number'], /not integer and number\. Write "number", which takes whole numbers too\./],
  ])('%j is told the one to write', (type, message) => {
    expect(() => parse({ x: { type } })).toThrow(message);
  });
});

describe('True and False, as pandas writes them', () => {
  it('are truth values under "lower", and the message says so where it is missing', async () => {
    const cells = ['True', 'False', 'true', 'yes'];
    const reason =
      'type: must be true or false (True and False, as pandas writes them, need "x-normalise": "lower")';
    expect(await reasonsOf({ type: 'boolean' }, cells)).toEqual([reason, reason, undefined, reason]);
  });

  it('are taken under "lower"', async () => {
    expect(
      await reasonsOf({ type: 'boolean', 'x-normalise': 'lower' }, ['True', 'False', 'TRUE', 'yes']),
    ).toEqual([...[undefined, undefined, undefined], 'type: must be true or false']);
  });
});
