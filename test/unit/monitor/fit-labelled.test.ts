import { describe, expect, test } from 'vitest';
import { createFitter, type FitResult } from '../../../action-monitor/src/monitor/fit-labelled.ts';
import { parseContract } from '../../../kit/format/contract/contract.ts';
import type { Cell } from '../../../kit/format/manifest/row.ts';

const ROW = {
  id: 'b2c1-7/0',
  time: new Date('2026-11-20T10:20:30.456Z'),
  features: { size: '60' },
  labels: { id: 'theirs', rent: '700' },
};

/** Fits a prediction to a contract of a feature, the target and one column more. */
function fitPrediction(
  more: object,
  { labels = {}, example = null }: { labels?: object; example?: Cell } = {},
): FitResult {
  const schema = {
    type: 'object',
    properties: { more, size: { type: 'number' }, rent: { type: 'number', 'x-role': 'target' } },
    required: ['more', 'size', 'rent'],
  };
  const contract = parseContract(JSON.stringify(schema), 'contract.json');
  return createFitter(contract, () => example)({ ...ROW, labels: { ...ROW.labels, ...labels } });
}

const text = { type: 'string' };
const whole = { type: 'integer' };

describe('cells that the request did not carry', () => {
  test.each<[string, object, Cell, string]>([
    ['a text id is the prediction’s', { ...text, 'x-role': 'id' }, null, 'b2c1-7/0'],
    ['an instant is the prediction’s', { ...text, 'x-role': 'timestamp' }, null, '2026-11-20T10:20:30.456Z'],
    ['a plain date', { ...text, format: 'date', 'x-role': 'timestamp' }, null, '2026-11-20'],
    [
      'a plain date by its pattern',
      { ...text, pattern: '^\\d{4}-\\d\\d-\\d\\d$', 'x-role': 'timestamp' },
      null,
      '2026-11-20',
    ],
    ['a date like those of the data', { ...text, 'x-role': 'timestamp' }, '2024-05-01', '2026-11-20'],
    ['seconds', { ...whole, 'x-role': 'timestamp' }, null, '1795170030'],
    [
      'milliseconds like those of the data',
      { ...whole, 'x-role': 'timestamp' },
      1_700_000_000_000,
      '1795170030456',
    ],
    ['a year by the contract’s limits', { ...whole, maximum: 2100, 'x-role': 'timestamp' }, null, '2026'],
    ['an ignored column’s default', { ...text, default: 'none', 'x-role': 'ignored' }, null, 'none'],
  ])('%s', (_name, more, example, expected) => {
    const result = fitPrediction(more, { example });
    expect(result.ok ? result.cells : result.faults).toEqual([expected, '60', '700']);
  });

  test('an integer id is made of the prediction’s, the same each time', () => {
    const result = fitPrediction({ ...whole, 'x-role': 'id' });
    expect(result).toMatchObject({ ok: true, cells: [expect.stringMatching(/^\d{1,15}$/), '60', '700'] });
    expect(fitPrediction({ ...whole, 'x-role': 'id' })).toEqual(result);
  });

  test('what the labels file says goes before', () => {
    expect(fitPrediction({ ...whole, 'x-role': 'id' }, { labels: { more: '17' } })).toMatchObject({
      cells: ['17', '60', '700'],
    });
  });
});

describe('rows that nothing makes fit are told of', () => {
  test.each<[string, object, object]>([
    ['a required ignored column', { ...text, 'x-role': 'ignored' }, {}],
    ['a required group', { ...text, 'x-role': 'group' }, {}],
    ['an id that is none of the contract’s', { ...text, 'x-role': 'id', pattern: '^S\\d+$' }, {}],
    ['a label file’s cell that breaks a rule', { ...whole, 'x-role': 'ignored' }, { more: 'x' }],
  ])('%s', (_name, more, labels) => {
    expect(fitPrediction(more, { labels })).toMatchObject({ ok: false, faults: [{ column: 'more' }] });
  });
});
