import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findDuplicateKey } from '../../../../kit/format/manifest/find-duplicate-key.ts';
import { parseJson } from '../../../../kit/format/manifest/parse-manifest.ts';
import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';

test.each<[string, string]>([
  ['at the top', '{"a":1,"a":2}'],
  ['in an object of a list', '[{"b":0},{"a":1,\n"b":{},"a":2}]'],
  ['around an object that has it too', '{"a":{"a":1},"a":2}'],
  ['written another way', '{"a":1,"\\u0061":2}'],
  ['with space before the colon', '{"a" : 1, "a"\t: 2}'],
])('finds a key that stands twice %s', (_where, text) => {
  expect(findDuplicateKey(text)?.key).toBe('a');
});

test.each<[string, string]>([
  ['the same key in two objects', '[{"a":1},{"a":2}]'],
  ['keys inside a string', '{"a":"{\\"a\\": 1, \\"a\\": 2}","b":"\\\\"}'],
  ['a value like the key', '{"a":"a","b":"a"}'],
  ['the same key further in', '{"a":{"a":{"a":[{"a":1}]}}}'],
])('takes %s', (_what, text) => {
  expect(findDuplicateKey(text)).toBeUndefined();
});

test('takes whatever JSON.stringify writes, and sees any of its keys written again', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), (value) => {
      const text = JSON.stringify(value);
      expect(findDuplicateKey(text)).toBeUndefined();
      for (const key of Object.keys(value)) {
        const again = `${text.slice(0, -1)},${JSON.stringify(key)}:0}`;
        expect(findDuplicateKey(again)?.key).toBe(key);
      }
    }),
  );
});

test('says which key, and in which line', () => {
  const read = () => parseJson('{\n "bundle": "a",\n "bundle": "b"\n}', 'production.json');
  expect(read).toThrow(ConfigurationError);
  expect(read).toThrow('production.json has the key "bundle" twice in one object, the second time in line 3');
});
