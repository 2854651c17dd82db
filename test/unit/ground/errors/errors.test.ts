import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  ConfigurationError,
  describeError,
  hasCode,
} from '../../../../kit/ground/errors/configuration-error.ts';
import { findNearest, suggest } from '../../../../kit/ground/errors/suggest.ts';

test('a user mistake is an Error of its own name', () => {
  const error = new ConfigurationError('what, where, the cure', { cause: 7 });
  expect(error).toBeInstanceOf(Error);
  expect([error.name, error.message, error.cause]).toEqual([
    'ConfigurationError',
    'what, where, the cure',
    7,
  ]);
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
