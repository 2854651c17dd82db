import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { featureColumns, parseContract, targetColumn } from '../../../../kit/format/contract/contract.ts';
import { ConfigurationError, describeError } from '../../../../kit/ground/errors/configuration-error.ts';

const parse = (schema: object) => parseContract(JSON.stringify(schema), 'contract.json');
const withColumn = (column: object) => parse({ properties: { x: column } });

describe('parseContract', () => {
  it('reads columns, roles and rules out of the schema', () => {
    const contract = parse({
      title: 'Houses',
      type: 'object',
      properties: {
        id: { type: 'string', 'x-role': 'id' },
        area: { type: 'number', 'x-unit': 'm²', 'x-impute': 'median', 'x-tolerance': 0.1 },
        kind: { enum: ['flat', 'house'], 'x-normalise': ['trim', 'lower'], 'x-severity': 'warning' },
        price: { type: ['integer', 'null'], 'x-role': 'target', 'x-sensitive': true },
      },
      required: ['id', 'price'],
      'x-table': { unique: ['id'], 'min-rows': 10, 'max-rejected': 0.2, 'drop-duplicates': true },
    });
    expect(contract.title).toBe('Houses');
    expect(contract.table).toEqual({ unique: ['id'], minRows: 10, maxRejected: 0.2, dropDuplicates: true });
    expect(featureColumns(contract).map(({ name }) => name)).toEqual(['area', 'kind']);
    expect(targetColumn(contract)).toMatchObject({
      name: 'price',
      type: 'integer',
      nullable: true,
      sensitive: true,
    });
    expect(contract.columns[1]).toMatchObject({
      unit: 'm²',
      impute: { method: 'median' },
      tolerance: 0.1,
      nullable: true,
    });
    expect(contract.columns[2]).toMatchObject({
      type: 'string',
      enum: ['flat', 'house'],
      severity: 'warning',
    });
    expect(contract.columns[0]).toMatchObject({ nullable: false, role: 'id' });
  });

  it('has a digest that formatting does not change and column order does', () => {
    const a = '{"properties": {"x": {"type": "number"}, "y": {"type": "number"}}}';
    const b = '{\r\n  "properties": {"x":{"type":"number"},"y":{"type":"number"}}\r\n}';
    const c = '{"properties": {"y": {"type": "number"}, "x": {"type": "number"}}}';
    const digest = (text: string) => parseContract(text, 'c').digest;
    expect(digest(a)).toBe(digest(b));
    expect(digest(a)).not.toBe(digest(c));
  });

  it.each<[object, RegExp]>([
    [{ properties: {} }, /at \/properties: the contract names no column/],
    [{ properties: { x: 1 } }, /at \/properties\/x: a column must be an object/],
    [{ type: 'array', properties: { x: { type: 'number' } } }, /at \/type: the contract describes one row/],
    [{ properties: { x: { type: 'number' } }, required: ['y'] }, /at \/required: "y" is not a column/],
    [
      { properties: { x: { type: 'number' } }, requried: ['x'] },
      /unknown key "requried"\. Did you mean "required"\?/,
    ],
    [{ properties: { x: { type: 'number' }, X: { type: 'number' } } }, /"x" and "X" differ in case alone/],
    [{ properties: { 7: { type: 'number' } } }, /"7" is a number, which JSON does not keep in order/],
    [{ properties: { __split: { type: 'number' } } }, /reserved/],
    [
      { properties: { 'a/b': { type: 'number', minimun: 1 } } },
      /at \/properties\/a~1b\/minimun: unknown key "minimun"\. Did you mean "minimum"\?/,
    ],
    [
      { properties: { x: { type: 'number' } }, 'x-table': { uniqe: ['x'] } },
      /at \/x-table\/uniqe: .*Did you mean "unique"\?/,
    ],
    [
      { properties: { x: { type: 'number' } }, 'x-table': { unique: ['y'] } },
      /at \/x-table\/unique: "y" is not a column/,
    ],
    [{ properties: { x: { type: 'number' } }, 'x-table': { 'max-rejected': 5 } }, /a share from 0 to 1/],
    [
      {
        properties: { x: { type: 'number', 'x-role': 'target' }, y: { type: 'number', 'x-role': 'target' } },
      },
      /"x" is the target already/,
    ],
    [
      { $schema: 'http://json-schema.org/draft-07/schema#', properties: { x: { type: 'number' } } },
      /at \/\$schema/,
    ],
  ])('refuses %j', (schema, message) => {
    expect(() => parse(schema)).toThrow(ConfigurationError);
    expect(() => parse(schema)).toThrow(message);
  });

  it.each<[object, RegExp]>([
    [{ type: 'float' }, /at \/properties\/x\/type: must be one of number, integer, string, boolean/],
    [{ type: ['string', 'number'] }, /one type beside "null"/],
    [{ type: 'object' }, /must be one of/],
    [{}, /must be one of/],
    [{ enum: [1, 'a'] }, /its values must be all text or all numbers/],
    [{ enum: ['Yes'], 'x-normalise': ['lower'] }, /"Yes" never occurs, because x-normalise makes it "yes"/],
    [{ type: 'string', 'x-role': 'lable' }, /at \/properties\/x\/x-role: unknown value "lable"/],
    [{ type: 'string', 'x-normalise': ['upper'] }, /unknown normaliser "upper"/],
    [{ type: 'number', 'x-impute': 'mode', 'x-sensitive': true }, /a sensitive column would show a value/],
    [{ type: 'number', 'x-impute': 'a' }, /must be "mode", "median" or a constant of type number/],
    [{ type: 'string', $ref: '#/$defs/x' }, /unknown key "\$ref"/],
  ])('refuses a column %j', (column, message) => {
    expect(() => withColumn(column)).toThrow(message);
  });

  it.each<[string, object, string]>([
    [
      'a limit as text',
      { type: 'number', minimum: 'a' },
      '/properties/x/minimum: it is "a". Write a number.',
    ],
    [
      'a limit left empty',
      { type: 'number', maximum: null },
      '/properties/x/maximum: it is empty. Write a number.',
    ],
    [
      'a length below none',
      { type: 'string', minLength: -1 },
      '/properties/x/minLength: it is -1. Write a number of at least 0.',
    ],
    [
      'half a character',
      { type: 'string', maxLength: 1.5 },
      '/properties/x/maxLength: it is 1.5. Write a whole number.',
    ],
    [
      'steps of nothing',
      { type: 'number', multipleOf: 0 },
      '/properties/x/multipleOf: it is 0. Write a number above 0.',
    ],
    [
      'a pattern of a number',
      { type: 'string', pattern: 7 },
      '/properties/x/pattern: it is 7. Write a text.',
    ],
    [
      'a pattern left open',
      { type: 'string', pattern: '(a' },
      '/properties/x/pattern: "(a" is no regular expression (Unterminated group). Correct it.',
    ],
    [
      'an open pattern in an alternative',
      { type: 'string', anyOf: [{ pattern: '[' }] },
      '/properties/x/anyOf/0/pattern: "[" is no regular expression (Unterminated character class). Correct it.',
    ],
    [
      'an unknown type in an alternative',
      { type: 'string', anyOf: [{ type: 'text' }] },
      '/properties/x/anyOf/0/type: it is "text". Write one of array, boolean, integer, null, number, object, string.',
    ],
    [
      'an alternative that is none',
      { type: 'string', anyOf: ['a'] },
      '/properties/x/anyOf/0: it is "a". Write keys with their values or true or false.',
    ],
    [
      'no alternative',
      { type: 'string', oneOf: [] },
      '/properties/x/oneOf: it is an empty list. Write a list of at least 1 item.',
    ],
    [
      'a list that is none',
      { type: 'string', allOf: {} },
      '/properties/x/allOf: it is keys with values. Write a list.',
    ],
    [
      'a format that is no text',
      { type: 'string', format: true },
      '/properties/x/format: it is true. Write a text.',
    ],
    ['a title that is no text', { type: 'string', title: 5 }, '/properties/x/title: it is 5. Write a text.'],
  ])('tells %s: what, where, how to put it right', (_mistake, column, sentence) => {
    expect(() => withColumn(column)).toThrow(
      new ConfigurationError('SLW_CONTRACT_INVALID', `contract.json: at ${sentence}`),
    );
  });

  it.each<[string, object, string]>([
    ['one name instead of a list', { required: 'x' }, 'at /required: it is "x". Write a list.'],
    [
      'a name twice',
      { required: ['x', 'x'] },
      'at /required: it is a list. Write a list that holds nothing twice.',
    ],
    [
      'a rule of the row',
      { dependentRequired: { x: 'y' } },
      'at /dependentRequired/x: it is "y". Write a list.',
    ],
    [
      'other columns',
      { additionalProperties: 'no' },
      'at /additionalProperties: it is "no". Write keys with their values or true or false.',
    ],
    [
      'a reference to nothing',
      { anyOf: [{ $ref: '#/$defs/cheap' }] },
      '"$ref" names "#/$defs/cheap", which the contract does not define. Add it under "$defs", or correct the name.',
    ],
    [
      'the wrong dialect',
      { $schema: 'http://json-schema.org/draft-07/schema#' },
      'at /$schema: a contract is written in "https://json-schema.org/draft/2020-12/schema". Correct it.',
    ],
  ])('tells a mistake about the row: %s', (_mistake, keys, sentence) => {
    const schema = { properties: { x: { type: 'number' } }, ...keys };
    expect(() => parse(schema)).toThrow(
      new ConfigurationError('SLW_CONTRACT_INVALID', `contract.json: ${sentence}`),
    );
  });

  it('whatever stands in a column, no words of the validator reach the user', () => {
    const keys = ['minimum', 'maxLength', 'pattern', 'format', 'anyOf', 'not', 'if', 'title', 'examples'];
    const any = fc.jsonValue({ maxDepth: 2 });
    fc.assert(
      fc.property(fc.constantFrom(...keys), any, (key, value) => {
        try {
          withColumn({ type: 'string', [key]: value });
        } catch (error) {
          expect(error).toBeInstanceOf(ConfigurationError);
          expect(describeError(error)).not.toMatch(/\bmust\b|\bNOT\b|undefined|the rule|schema is invalid/);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('takes "median" of a text column as the constant it is', () => {
    const [column] = withColumn({ type: 'string', 'x-impute': 'median' }).columns;
    expect(column?.impute).toEqual({ method: 'constant', value: 'median' });
  });

  it('refuses to impute what may not be missing', () => {
    const schema = { properties: { x: { type: 'number', 'x-impute': 'median' } }, required: ['x'] };
    expect(() => parse(schema)).toThrow(/Take the column out of "required"/);
  });

  it('says which file is no JSON, and which no contract', () => {
    expect(() => parseContract('{', 'a.json')).toThrow(/a\.json is not valid JSON/);
    expect(() => parseContract('[]', 'a.json')).toThrow(/a\.json is not a data contract/);
  });
});
