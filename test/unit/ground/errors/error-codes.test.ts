import { expect, test } from 'vitest';
import { ERROR_CODES } from '../../../../kit/ground/errors/error-codes.ts';
import { listSourceFiles } from '../../architecture/source-files.ts';

const ENTRIES = Object.values(ERROR_CODES).flatMap((area) => Object.entries(area));
const TABLE = 'kit/ground/errors/error-codes.ts';

test('each code is in the table once', () => {
  const codes = ENTRIES.map(([code]) => code);
  expect(codes).toEqual([...new Set(codes)]);
});

test('each code of the table is the code of something', () => {
  const used = new Set(
    listSourceFiles()
      .filter(({ path }) => path !== TABLE)
      .flatMap(({ text }) => text.match(/'SLW_[A-Z_]+'/g) ?? []),
  );
  expect(ENTRIES.map(([code]) => `'${code}'`).filter((code) => !used.has(code))).toEqual([]);
});

test.each(ENTRIES)('%s is told in sentences', (code, text) => {
  expect(code).toMatch(/^SLW(_[A-Z]+)+$/);
  expect(text).toMatch(/^[A-Z].*\.$/);
  expect(text).not.toContain('|');
});
