import { describe, expect, it } from 'vitest';
import { parseContract } from '../../../../kit/format/contract/contract.ts';
import { createRowValidator } from '../../../../kit/format/contract/validate-row.ts';
import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';

const x = { type: 'string' };
const parse = (schema: object) =>
  parseContract(JSON.stringify({ properties: { x }, ...schema }), 'contract.json');

/** Each of `depth` rules asks the next one twice. */
function doubleRules(depth: number): Record<string, object> {
  const next = (at: number) => ({ $ref: `#/$defs/r${at + 1}` });
  const rules = Array.from({ length: depth }, (_, at) => [`r${at}`, { allOf: [next(at), next(at)] }]);
  return Object.fromEntries([...rules, [`r${depth}`, { minLength: 1 }]]);
}

function nest(depth: number): string {
  return `${'{"not":'.repeat(depth)}true${'}'.repeat(depth)}`;
}

describe('a contract whose check would never end', () => {
  it.each<[string, object, string]>([
    [
      'a definition of itself',
      { $defs: { a: { $ref: '#/$defs/a' } } },
      'at /$defs/a/$ref: names /$defs/a within itself, a circle that never ends. Take it out.',
    ],
    [
      'two that name each other',
      { $defs: { a: { not: { $ref: '#/$defs/b' } }, b: { anyOf: [{ $ref: '#/$defs/a' }] } } },
      'at /$defs/a/not/$ref: names /$defs/b within itself',
    ],
    ['the whole', { anyOf: [{ $ref: '#' }] }, 'at /anyOf/0/$ref: names / within itself'],
    [
      'by an anchor',
      { $defs: { a: { $anchor: 'here', allOf: [{ $ref: '#here' }] } } },
      'at /$defs/a/allOf/0/$ref: names /$defs/a within itself',
    ],
    [
      'by a column',
      { properties: { x: { type: 'string', allOf: [{ $ref: '#/properties/x' }] } } },
      'at /properties/x/allOf/0/$ref: names /properties/x within itself',
    ],
    ['rules that double', { $defs: doubleRules(30) }, 'has more than 10000 rules. Write fewer.'],
    [
      'a moved base',
      { $defs: { a: { $id: 'b.json' } } },
      'at /$defs/a/$id: is not known here. Use "$ref" and "$defs".',
    ],
    [
      'a reference of the row',
      { allOf: [{ $dynamicRef: '#x' }] },
      'at /allOf/0/$dynamicRef: is not known here.',
    ],
  ])('is refused with the place: %s', (_name, schema, sentence) => {
    expect(() => parse(schema)).toThrow(ConfigurationError);
    expect(() => parse(schema)).toThrow(`contract.json: `);
    expect(() => parse(schema)).toThrow(sentence);
  });

  it('is refused where it is nested without bound', () => {
    const text = `{"properties":{"x":{"type":"string"}},"not":${nest(5000)}}`;
    expect(() => parseContract(text, 'contract.json')).toThrow(/nested more than 64 levels deep/);
  });

  it('is not one that names a rule twice', () => {
    const contract = parse({
      $defs: { short: { maxLength: 2 }, low: { $anchor: 'low', pattern: '^[a-z]*$' } },
      properties: {
        x: { type: 'string', allOf: [{ $ref: '#/$defs/short' }, { $ref: '#low' }] },
        y: { type: 'string', anyOf: [{ $ref: '#/$defs/short' }, { $ref: '#/properties/z' }] },
        z: { type: 'string', enum: ['long'], 'x-role': 'ignored' },
      },
    });
    for (const part of ['row', 'features'] as const) {
      const validate = createRowValidator(contract, part);
      expect(validate({ x: 'ab', y: 'long' }).ok).toBe(true);
      expect(validate({ x: 'abc', y: 'long' }).ok).toBe(false);
      expect(validate({ x: 'AB', y: 'longer' }).ok).toBe(false);
    }
  });
});

describe('a contract with text that no cell may hold', () => {
  it.each<[string, object, string]>([
    [
      'NUL in an enum',
      { properties: { x: { enum: ['a\0'] } } },
      'at /properties/x/enum/0: the text holds NUL',
    ],
    [
      'NUL in a constant',
      { properties: { x: { ...x, const: '\0' } } },
      'at /properties/x/const: the text holds NUL',
    ],
    [
      'NUL in a name',
      { properties: { 'x\0': x } },
      'at /properties: of the key "x\\u0000": the text holds NUL',
    ],
    [
      'half a character',
      { properties: { x: { enum: ['\ud83d'] } } },
      'at /properties/x/enum/0: the text holds NUL or half',
    ],
    [
      'NUL in a pattern',
      { properties: { x: { ...x, pattern: '\0' } } },
      'at /properties/x/pattern: the text holds NUL',
    ],
  ])('is refused with the place: %s', (_name, schema, sentence) => {
    expect(() => parse(schema)).toThrow(ConfigurationError);
    expect(() => parse(schema)).toThrow(sentence);
  });

  it('is refused for a number that is none', () => {
    const text = '{"properties":{"x":{"type":"number","maximum":1e400}}}';
    expect(() => parseContract(text, 'contract.json')).toThrow(
      'contract.json: at /properties/x/maximum: the number is too large (numbers end at 1.8e308). Write a smaller one.',
    );
  });

  it('may name NUL in a pattern by its number', () => {
    expect(() => parse({ properties: { x: { ...x, pattern: '^[^\\u0000]*$' } } })).not.toThrow();
  });
});
