import { describe, expect, it } from 'vitest';
import { createRowDisguise } from '../../../../action-train/src/evaluate/synthesise-cells.ts';
import { parseContract } from '../../../../kit/format/contract/contract.ts';
import { createRowValidator } from '../../../../kit/format/contract/validate-row.ts';
import { spreadOverPredictions } from '../../../../kit/ml/inference/spread-over.ts';
import { values } from './fixture.ts';

function disguiseWith(column: object) {
  const properties = {
    age: { type: 'integer' },
    secret: { 'x-sensitive': true, ...column },
    y: { type: 'number', 'x-role': 'target' },
  };
  const contract = parseContract(
    JSON.stringify({ type: 'object', properties, required: ['age', 'secret', 'y'] }),
    'contract.json',
  );
  return { contract, disguise: createRowDisguise(contract) };
}

describe('createRowDisguise', () => {
  it.each<[object, unknown]>([
    [{ type: 'string' }, 'x'],
    [{ type: 'string', enum: ['m', 'f'] }, 'm'],
    [{ type: 'string', minLength: 5 }, 'xxxxxxxx'],
    [{ type: 'string', pattern: '^[A-Z]{2}$', examples: ['ZZ'] }, 'ZZ'],
    [{ type: 'number', minimum: 18, maximum: 99 }, 18],
    [{ type: 'number', exclusiveMinimum: 3 }, 4],
    [{ type: 'boolean' }, false],
  ])('makes up a value that %j allows', (column, expected) => {
    const { contract, disguise } = disguiseWith(column);
    const row = disguise({ age: 33, secret: 'Ada', y: 1 });
    expect(row).toEqual({ age: 33, secret: expected });
    expect(createRowValidator(contract, 'features')(row)).toMatchObject({ ok: true });
  });

  it('asks for examples where it finds none', () => {
    expect(() => disguiseWith({ type: 'string', pattern: '^[A-Z]{2}$' })).toThrow(/"secret".*"examples"/);
  });
});

describe('spreadOverPredictions', () => {
  it('spreads over the predictions, ends included', () => {
    const predictions = values([9, 1, 5, 3, 7, 2, 8, 4, 6, 0]);
    expect(spreadOverPredictions(predictions, 4)).toEqual([9, 3, 8, 0]);
  });

  it('takes all of few', () => {
    expect(spreadOverPredictions(values([2, 1]), 8)).toEqual([1, 0]);
    expect(spreadOverPredictions([], 8)).toEqual([]);
  });
});
