import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  ConfigurationError,
  describeError,
  hasCode,
  isFault,
} from '../../../../kit/ground/errors/configuration-error.ts';
import { findNearest, suggest } from '../../../../kit/ground/errors/suggest.ts';

test('a user mistake is an Error of its own name', () => {
  const error = new ConfigurationError('SLW_FILE_MISSING', 'what, where, the cure', { cause: 7 });
  expect(error).toBeInstanceOf(Error);
  expect(error).toMatchObject({
    name: 'ConfigurationError',
    code: 'SLW_FILE_MISSING',
    message: 'what, where, the cure',
    cause: 7,
  });
});

test('a user mistake is known by its code, and nothing else by it', () => {
  const error = new ConfigurationError('SLW_BLOB_UNUSABLE', 'what, where, the cure');
  expect(isFault(error, 'SLW_BLOB_UNUSABLE')).toBe(true);
  expect(isFault(error, 'SLW_BUNDLE_MISSING')).toBe(false);
  expect(isFault({ code: 'SLW_BLOB_UNUSABLE' }, 'SLW_BLOB_UNUSABLE')).toBe(false);
});

test('describes whatever was thrown', () => {
  expect(describeError(new TypeError('a'))).toBe('a');
  expect(describeError('b')).toBe('b');
  expect(describeError(undefined)).toBe('undefined');
});

test("knows Node's error codes", () => {
  const open = () => readFileSync('/nowhere/at/all');
  expect(open).toThrow(expect.toSatisfy((error: unknown) => hasCode(error, 'ENOENT')));
  expect(hasCode(new Error('ENOENT'), 'ENOENT')).toBe(false);
  expect(hasCode({ code: 'ENOENT' }, 'ENOENT')).toBe(false);
});

const KEYS = ['source', 'contract', 'split', 'store'];

test.each([
  ['sourse', 'source'],
  ['Contract', 'contract'],
  ['contact', 'contract'],
  ['splt', 'split'],
  ['zzz', undefined],
  ['', undefined],
])('nearest to %j is %s', (name, nearest) => {
  expect(findNearest(name, KEYS)).toBe(nearest);
});

test('suggests the nearest, else lists what is known, else nothing', () => {
  expect(suggest('sourse', KEYS)).toBe(' Did you mean "source"?');
  expect(suggest('zzzzz', KEYS)).toBe(' Known: source, contract, split, store.');
  expect(suggest('zzzzz', [])).toBe('');
  expect(
    suggest(
      'zzzzz',
      Array.from({ length: 21 }, (_, index) => `key-${index}`),
    ),
  ).toBe('');
});
