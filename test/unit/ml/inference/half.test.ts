import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeHalf, encodeHalf } from '../../../../kit/ml/inference/half.ts';

// Values of IEEE 754 binary16, also in Wikipedia's "Half-precision floating-point format".
it.each([
  [0x0000, 0],
  [0x0001, 2 ** -24],
  [0x03ff, 2 ** -14 - 2 ** -24],
  [0x0400, 2 ** -14],
  [0x3555, 0.333251953125],
  [0x3c00, 1],
  [0x3c01, 1.0009765625],
  [0x7bff, 65504],
  [0x7c00, Number.POSITIVE_INFINITY],
  [0xc000, -2],
])('%i stands for %d', (bits, value) => {
  expect(decodeHalf(bits)).toBe(value);
  expect(encodeHalf(value)).toBe(bits);
});

it('reads back every one of the 65,536 patterns', () => {
  for (let bits = 0; bits < 65536; bits++) {
    const value = decodeHalf(bits);
    if (Number.isNaN(value)) expect(Number.isNaN(decodeHalf(encodeHalf(value)))).toBe(true);
    else expect(encodeHalf(value)).toBe(bits);
  }
});

it('rounds to the nearest, ties to even', () => {
  expect(encodeHalf(65519.99)).toBe(0x7bff);
  expect(encodeHalf(65520)).toBe(0x7c00);
  expect(encodeHalf(1 + 2 ** -11)).toBe(0x3c00);
  expect(encodeHalf(1 + 3 * 2 ** -11)).toBe(0x3c02);
  fc.assert(
    fc.property(fc.float({ min: -65504, max: 65504, noNaN: true }), (value) => {
      const bits = encodeHalf(value);
      const error = Math.abs(decodeHalf(bits) - value);
      for (const neighbour of [bits - 1, bits + 1]) {
        if ((neighbour & 0x7fff) < 0x7c00 && neighbour >= 0) {
          expect(error).toBeLessThanOrEqual(Math.abs(decodeHalf(neighbour) - value));
        }
      }
    }),
  );
});
