import { describe, expect, it } from 'vitest';
import { featureColumns, parseContract, targetColumn } from '../../../kit/contract/contract.ts';
import { ConfigurationError } from '../../../kit/errors/configuration-error.ts';

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
    [{ type: 'number', minimum: 'a' }, /at \/properties\/x\/minimum: must be number/],
    [{ type: 'string', pattern: '(' }, /not a valid JSON Schema|must match format/],
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
