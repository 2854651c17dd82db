import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import { openEngine } from '../../../../kit/ml/data/engine.ts';
import { loadSources } from '../../../../kit/ml/data/load-sources.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';
import { makeContract } from './use-engine.ts';

const contract = makeContract({ a: { type: 'string' }, b: { type: 'string' }, c: { type: 'string' } });
const folder = makeTemporaryFolder('csv');

/** The rows and the malformed records of a CSV file, each with its line. */
async function load(content: string | Uint8Array) {
  const file = join(folder, 'x.csv');
  writeFileSync(file, content);
  const engine = await openEngine({ log: silentLogger });
  try {
    await loadSources({ engine, contract, sources: [{ url: 'x.csv', file }], log: silentLogger });
    const rows = await engine.query(
      `SELECT coalesce(r.line, r.rowid + s.shift) AS line, c0, c1, c2 FROM source_rows r JOIN source_files s USING (file) ORDER BY r.rowid`,
    );
    const malformed = await engine.query('SELECT line, rule FROM malformed ORDER BY line');
    return {
      rows: rows.map((row) => [row['line'], row['c0'], row['c1'], row['c2']]),
      malformed: malformed.map((row) => [row['line'], row['rule']]),
    };
  } finally {
    engine.close();
  }
}

describe('a CSV file', () => {
  it.each<[string, string | Uint8Array, unknown[][], unknown[][]]>([
    [
      'plain',
      'a,b,c\n1,2,3\n4,5,6\n',
      [
        [2, '1', '2', '3'],
        [3, '4', '5', '6'],
      ],
      [],
    ],
    ['without a last line end', 'a,b,c\n1,2,3', [[2, '1', '2', '3']], []],
    ['with columns in another order', 'c,x,b,a\n3,0,2,1\n', [[2, '1', '2', '3']], []],
    [
      'with a short and a long row',
      'a,b,c\n1,2\n4,5,6\n7,8,9,0\n',
      [[3, '4', '5', '6']],
      [
        [2, 'cells'],
        [4, 'cells'],
      ],
    ],
    [
      'with a line break in quotes',
      'a,b,c\n1,"2\n2",3\n4,5,6\n',
      [
        [2, '1', '2\n2', '3'],
        [4, '4', '5', '6'],
      ],
      [],
    ],
    ['with a line break in the header', '"a",b,"c"\n1,2,3\n', [[2, '1', '2', '3']], []],
    ['with quotes inside a cell', 'a,b,c\n1,5" disk,3\n', [[2, '1', '5" disk', '3']], []],
    ['with text after a quote', 'a,b,c\n1,"x"y,3\n4,5,6\n', [[3, '4', '5', '6']], [[2, 'quotes']]],
    [
      'with bytes that are no UTF-8',
      Buffer.concat([Buffer.from('a,b,c\n1,'), Buffer.from([0xff]), Buffer.from(',3\n4,5,6\n')]),
      [[3, '4', '5', '6']],
      [[2, 'encoding']],
    ],
    [
      'with blank lines',
      'a,b,c\n\n1,2,3\n\n\n4,5,6\n\n',
      [
        [3, '1', '2', '3'],
        [6, '4', '5', '6'],
      ],
      [],
    ],
    ['with tabs', 'a\tb\tc\n1,0\t2\t3\n', [[2, '1,0', '2', '3']], []],
    ['with words for nothing', 'a,b,c\nNA,null,\n', [[2, 'NA', 'null', null]], []],
    [
      'with spaces before a quote',
      'a,b,c\n1, "2,2",3\n\n4,5,6\n',
      [
        [2, '1', '2,2', '3'],
        [4, '4', '5', '6'],
      ],
      [],
    ],
  ])('%s', async (_name, content, rows, malformed) => {
    expect(await load(content)).toEqual({ rows, malformed });
  });

  it('gives back what was written, at the right lines, whatever stands in the cells', async () => {
    const cell = fc.oneof(
      fc.constantFrom('', 'x', '1', ',', '"', '""', 'a\nb', '\n', 'a\r\nb', ' x ', 'é', ';', '\t', "'"),
      fc.string({ maxLength: 8, unit: 'grapheme' }),
    );
    const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 });
    const style = fc.record({ end: fc.constantFrom('\n', '\r\n'), all: fc.boolean(), blank: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(rows, style, async (table, { end, all, blank }) => {
        const clean = table.filter((row) =>
          row.every((text) => !/[\0\ufeff]/.test(text) && !/\r(?!\n)/.test(text)),
        );
        let text = `a,b,c${end}`;
        let line = 2;
        const expected: unknown[][] = [];
        for (const row of clean) {
          if (blank) {
            text += end;
            line++;
          }
          const cells = row.map((value) =>
            all || /[",\n\r]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value,
          );
          expected.push([line, ...row.map((value) => (value === '' ? null : value))]);
          text += cells.join(',') + end;
          line += 1 + row.join('').split('\n').length - 1;
        }
        expect(await load(text)).toEqual({ rows: expected, malformed: [] });
      }),
      { numRuns: 60 },
    );
  });

  it('is read the same in pieces of any size', async () => {
    const { createCsvScanner } = await import('../../../../kit/ml/data/csv-scanner.ts');
    const scan = (bytes: Uint8Array, size: number) => {
      const found: [number, number, string, string | undefined][] = [];
      const scanner = createCsvScanner(',', (it) =>
        found.push([it.line, it.fields, Buffer.from(it.bytes).toString(), it.problem]),
      );
      for (let from = 0; from < bytes.length; from += size) scanner.write(bytes.subarray(from, from + size));
      scanner.end();
      return found;
    };
    const text = fc.array(fc.constantFrom('a', ',', '"', '\n', '\r', '\r\n', ' ', 'é'), { maxLength: 40 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 5 }), (parts, size) => {
        const bytes = Buffer.from(parts.join(''));
        expect(scan(bytes, size)).toEqual(scan(bytes, 1000));
      }),
      { numRuns: 500 },
    );
  });
});
