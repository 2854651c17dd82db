import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { Instant, Name, SemanticVersion } from '../../../../kit/format/manifest/schema.ts';

const accepts = (schema: object, value: unknown) => new Ajv2020({ strict: false }).compile(schema)(value);

test.each(['a', 'house-price', 'a.b_c-9', 'x'.repeat(63)])('the name %s', (name) => {
  expect(accepts(Name, name)).toBe(true);
});

test.each(['', 'A', '-a', 'a-', '.a', 'a/b', 'a b', '..', 'x'.repeat(64), 'é'])(
  'refuses the name %j',
  (name) => {
    expect(accepts(Name, name)).toBe(false);
  },
);

test.each(['0.0.0', '1.2.3', '10.20.30'])('the version %s', (version) => {
  expect(accepts(SemanticVersion, version)).toBe(true);
});

test.each(['1', '1.2', 'v1.2.3', '01.2.3', '1.2.3-rc1', '1.2.3 '])('refuses the version %j', (version) => {
  expect(accepts(SemanticVersion, version)).toBe(false);
});

test('instants are in UTC', () => {
  expect(accepts(Instant, new Date(0).toISOString())).toBe(true);
  expect(accepts(Instant, '2026-11-23T10:00:00Z')).toBe(true);
  expect(accepts(Instant, '2026-11-23T10:00:00+01:00')).toBe(false);
  expect(accepts(Instant, '2026-11-23')).toBe(false);
});
