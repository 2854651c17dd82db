import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTensorReader } from '../../../action-serve/src/serve/protocol/describe-tensors.ts';
import { nearDecimals, shortestDecimals } from '../../../action-serve/src/serve/protocol/restore-decimal.ts';
import { parseContract } from '../../../kit/format/contract/contract.ts';
import { createRowValidator } from '../../../kit/format/contract/validate-row.ts';
import type { Datatype, Signature } from '../../../kit/format/manifest/signature.ts';
import { toColumns } from '../../../kit/ml/inference/columns.ts';
import { createInputEncoder } from '../../../kit/ml/inference/encode-columns.ts';

const contract = parseContract(
  JSON.stringify({
    type: 'object',
    properties: {
      y: { type: 'number', 'x-role': 'target' },
      share: { type: ['number', 'null'], minimum: 0.1, maximum: 0.7, multipleOf: 0.1 },
      open: { type: ['boolean', 'null'] },
      kind: { type: ['string', 'null'], enum: ['a', 'b', null] },
    },
  }),
  'contract.json',
);

const signatureOf = (datatype: Datatype): Signature => ({
  $schema: 'https://slipway-mlops.github.io/slipway/schemas/signature-1.json',
  batch: 0,
  inputs: [{ name: 'x', datatype, shape: [-1, 3], columns: ['share', 'open', 'kind'] }],
  outputs: [],
  classes: [],
});

describe.each(['FP16', 'FP32', 'FP64', 'BYTES'] as const)('a tensor of %s', (datatype) => {
  test('stands for the row it was made of, which the contract takes', () => {
    const signature = signatureOf(datatype);
    const [input] = signature.inputs;
    const validate = createRowValidator(contract, 'features');
    const read = createTensorReader(signature, contract);
    const row = fc.record({
      share: fc.option(fc.constantFrom(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7)),
      open: fc.option(fc.boolean()),
      kind: fc.option(fc.constantFrom('a', 'b')),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), (rows) => {
        if (!input) throw new Error('There is no input.');
        const data = createInputEncoder(input, contract)(toColumns(rows));
        const tensor = { name: 'x', datatype, shape: [rows.length, 3], data };
        const [first, ...others] = read([tensor], rows.length, { exactly: true });
        expect([first, ...others]).toEqual(rows);
        if (validate(rows[0]).ok) expect(validate(first)).toMatchObject({ ok: true });
      }),
    );
  });
});

test('a short decimal is found again cheaply, and no other number is bent', () => {
  expect(nearDecimals(Math.fround(0.7), 'FP32')).toBe(0.7);
  expect(nearDecimals(0.1 + 0.2, 'FP64')).toBe(0.1 + 0.2);
  fc.assert(
    fc.property(fc.float({ noNaN: true }), (value) => {
      for (const decimals of [nearDecimals, shortestDecimals]) {
        expect(Math.fround(decimals(value, 'FP32')) === value).toBe(true);
      }
    }),
  );
});
