import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, canonicalLine } from '../../../../kit/format/manifest/canonical-json.ts';

test('keys are sorted by code unit at every depth; arrays keep their order', () => {
  const value = { b: [{ z: 1, a: 2 }, 3], a: { é: 1, Z: 2, a: 3, '10': 4, '9': 5 } };
  expect(canonicalJson(value)).toBe(
    '{\n  "a": {\n    "9": 5,\n    "10": 4,\n    "Z": 2,\n    "a": 3,\n    "é": 1\n  },\n  "b": [\n    {\n      "a": 2,\n      "z": 1\n    },\n    3\n  ]\n}\n',
  );
});

test('on one line for hashing', () => {
  expect(canonicalLine({ b: 'é\n', a: null, c: undefined })).toBe('{"a":null,"b":"é\\n"}');
  expect(canonicalLine(['x', 1.5, true, null])).toBe('["x",1.5,true,null]');
});

test.each([
  [1e21, '1e+21'],
  [0.1 + 0.2, '0.30000000000000004'],
  [-0, '0'],
  [5e-324, '5e-324'],
])('the number %d is written as ECMAScript does', (value, text) => {
  expect(canonicalLine(value)).toBe(text);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('refuses %d', (value) => {
  expect(() => canonicalJson({ a: [1, value] })).toThrow(TypeError);
  expect(() => canonicalLine({ rmse: value })).toThrow(`"rmse" is ${value}, which JSON cannot hold.`);
});

test('the text does not depend on the order of keys, and reads back as the value', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).reverse());
      expect(canonicalJson(turned)).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test('a key called __proto__ is a key like any other', () => {
  const value: unknown = JSON.parse('{"b": 1, "__proto__": {"a": 2}}');
  expect(canonicalLine(value)).toBe('{"__proto__":{"a":2},"b":1}');
});
