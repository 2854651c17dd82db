import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type Column, parseContract } from '../../../../kit/format/contract/contract.ts';
import { normaliseSql, normaliseText } from '../../../../kit/format/contract/normalise.ts';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import { type Engine, openEngine } from '../../../../kit/ml/data/engine.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openEngine({ log: silentLogger });
});
afterAll(() => engine.close());

function textColumn(steps: string[]): Column {
  const schema = { properties: { x: { type: 'string', 'x-normalise': steps } } };
  const [column] = parseContract(JSON.stringify(schema), 'c').columns;
  if (!column) throw new Error('no column');
  return column;
}

describe('normaliseText', () => {
  it('trims, lowers, and takes what is left empty as missing', () => {
    expect(normaliseText(' Yes\u00a0', textColumn(['trim', 'lower']))).toBe('yes');
    expect(normaliseText(' ', textColumn(['trim']))).toBeUndefined();
    expect(normaliseText('', textColumn([]))).toBeUndefined();
    expect(normaliseText(' ', textColumn([]))).toBe(' ');
  });

  it('lowers each character on its own', () => {
    expect(normaliseText('ΟΔΟΣ İ Ä', textColumn(['lower']))).toBe('οδοσ i ä');
  });

  it.each([['trim'], ['lower']])('%s does to every character of Unicode what SQL does', async (step) => {
    const column = textColumn([step]);
    const rows = await engine.query(
      `SELECT range AS point, hex(encode(${normaliseSql("('a' || chr(CAST(range AS INTEGER)))", column)})) AS text
       FROM range(1, 1114112) WHERE range NOT BETWEEN 55296 AND 57343`,
    );
    const different = rows.filter(({ point, text }) => {
      const ours = normaliseText(`a${String.fromCodePoint(Number(point))}`, column) ?? '';
      return Buffer.from(ours).toString('hex').toUpperCase() !== text;
    });
    expect(different).toEqual([]);
  });
});
