import { describe, expect, it } from 'vitest';
import { parseContract } from '../../../../kit/format/contract/contract.ts';
import { createRowValidator } from '../../../../kit/format/contract/validate-row.ts';

const contract = parseContract(
  JSON.stringify({
    type: 'object',
    properties: {
      area: { type: 'number', minimum: 10, maximum: 500, 'x-unit': 'm²' },
      kind: { type: 'string', enum: ['flat', 'house'], 'x-normalise': ['trim', 'lower'] },
      rooms: { type: 'integer' },
      note: { type: 'string', maxLength: 3, 'x-severity': 'warning' },
      floor: { type: 'integer', 'x-severity': 'warning' },
      price: { type: 'number', 'x-role': 'target' },
      seller: { type: 'string', 'x-role': 'id' },
    },
    required: ['area', 'kind', 'price'],
    additionalProperties: false,
  }),
  'contract.json',
);
const validate = createRowValidator(contract, 'features');

describe('a row of features', () => {
  it('is normalised, completed and freed of other columns', () => {
    expect(validate({ area: 20, kind: ' FLAT ', price: 'no matter', seller: 3 })).toEqual({
      ok: true,
      row: { area: 20, kind: 'flat', rooms: null, note: null, floor: null },
    });
  });

  it('may say null or nothing for a column that is not required, and not for one that is', () => {
    expect(validate({ area: 20, kind: 'flat', rooms: null }).ok).toBe(true);
    expect(validate({ area: null, kind: '' })).toEqual({
      ok: false,
      errors: [
        { column: 'area', rule: 'required', message: 'is missing' },
        { column: 'kind', rule: 'required', message: 'is missing' },
      ],
    });
  });

  it('is told every rule it breaks, a wrong type as that alone', () => {
    expect(validate({ area: 5, kind: 'tent', rooms: '3' })).toEqual({
      ok: false,
      errors: expect.arrayContaining([
        { column: 'area', rule: 'minimum', message: 'must be at least 10 m²' },
        { column: 'kind', rule: 'enum', message: 'must be one of flat, house' },
        { column: 'rooms', rule: 'type', message: 'must be a whole number' },
      ]),
    });
    expect(validate({ area: '20', kind: 'flat' })).toMatchObject({
      errors: [{ column: 'area', rule: 'type' }],
    });
  });

  it('passes with warnings; a warned cell of the wrong type is missing', () => {
    expect(validate({ area: 20, kind: 'flat', note: 'too long', floor: 'third' })).toEqual({
      ok: true,
      row: { area: 20, kind: 'flat', rooms: null, note: 'too long', floor: null },
    });
  });

  it('may hold no key the contract does not know', () => {
    expect(validate({ area: 20, kind: 'flat', kidn: 1 })).toEqual({
      ok: false,
      errors: [
        {
          column: 'kidn',
          rule: 'additionalProperties',
          message: 'is not a column of the contract; did you mean "kind"?',
        },
      ],
    });
  });

  it.each(['constructor', 'toString', 'hasOwnProperty'])(
    'lacks a column of the name %s, which every object has, where it does not give it',
    (name) => {
      const properties = { [name]: { type: 'number' }, price: { type: 'number', 'x-role': 'target' } };
      const validateWith = (required: string[]) =>
        createRowValidator(parseContract(JSON.stringify({ properties, required }), 'c'), 'features')({});
      expect(validateWith(['price'])).toEqual({ ok: true, row: { [name]: null } });
      expect(validateWith([name])).toMatchObject({ errors: [{ column: name, rule: 'required' }] });
    },
  );

  it.each([null, 1, 'x', [1], undefined])('is an object, not %j', (value) => {
    expect(validate(value)).toEqual({
      ok: false,
      errors: [{ column: '', rule: 'type', message: 'must be an object' }],
    });
  });
});

describe('a whole row', () => {
  it('needs its target', () => {
    const validateRow = createRowValidator(contract, 'row');
    expect(validateRow({ area: 20, kind: 'flat' })).toMatchObject({
      errors: [{ column: 'price', rule: 'required' }],
    });
    expect(validateRow({ area: 20, kind: 'flat', price: 1 }).ok).toBe(true);
  });

  it('is told a rule of several columns by the rule’s name', () => {
    const whole = parseContract(
      JSON.stringify({
        properties: { a: { type: 'number' }, b: { type: 'number' } },
        dependentRequired: { a: ['b'] },
        allOf: [{ properties: { a: { maximum: 5 } } }],
      }),
      'c',
    );
    const check = createRowValidator(whole, 'row');
    expect(check({ a: 7 })).toMatchObject({
      errors: expect.arrayContaining([
        expect.objectContaining({ column: '', rule: 'dependentRequired' }),
        expect.objectContaining({ column: 'a', rule: 'allOf' }),
      ]),
    });
    expect(check({ a: 5, b: 1 }).ok).toBe(true);
  });
});
