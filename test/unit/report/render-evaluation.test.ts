import { expect, test } from 'vitest';
import { digestOf } from '../../../kit/format/manifest/digest.ts';
import type { Evaluation } from '../../../kit/format/manifest/evaluation.ts';
import { renderHeldOut, renderSlicesHeldOut } from '../../../kit/report/render-evaluation.ts';

const estimate = (value: number) => ({ value, low: value - 1, high: value + 1 });
const measured = (rows: number) => ({ rows, metrics: { log_loss: estimate(3), r2: estimate(7) } });
const digest = digestOf('x');

const EVALUATION: Evaluation = {
  $schema: 'https://slipway-mlops.github.io/slipway/schemas/evaluation-1.json',
  model: 'rent',
  task: 'binary',
  key: 'abc',
  artefact: digest,
  data: { version: '1.0.0', lock: digest, dataset: digest },
  primary: 'log_loss',
  splits: { validation: measured(80), test: measured(1200) },
  slices: ['Bern', '*', '(missing)'].map((value) => ({ column: 'town', value, ...measured(1) })),
  calibration: [],
  baseline: { name: 'builtin:linear', metrics: { log_loss: estimate(4) } },
  interval: { method: 'a method', confidence: 0.95, resamples: 1000, seed: 1, keys: 30 },
  testReachable: false,
};

test('metrics with their intervals beside the baseline, and how few keys they rest on', () => {
  expect(renderHeldOut(EVALUATION)).toBe(
    [
      '| metric | test (1,200 rows) | validation (80 rows) | baseline builtin:linear, test | better |',
      '| --- | ---: | ---: | ---: | --- |',
      '| **log\\_loss** | 3 (2 to 4) | 3 (2 to 4) | 4 (3 to 5) | lower |',
      '| r2 | 7 (6 to 8) | 7 (6 to 8) | – | higher |',
      '',
      'In brackets: 95 % intervals, a method, 1,000 resamples.',
      '',
      '> [!NOTE]',
      '> The intervals rest on 30 keys of the split (1,200 rows): below 50 they hold the true value less often than 95 times in 100, and below 10 there are none.',
    ].join('\n'),
  );
});

test('slices as far as they are listed, the rest counted, hidden values redacted', () => {
  const text = renderSlicesHeldOut(EVALUATION, { most: 2, hidden: new Set() });
  expect(text).toContain('| town: Bern | 1 | 3 (2 to 4) |');
  expect(text).toContain('| town: \\* | 1 |');
  expect(text).toMatch(/\n\n1 more in evaluation\.json\.$/);
  const hidden = renderSlicesHeldOut(EVALUATION, { most: 9, hidden: new Set(['town']) });
  expect(hidden).not.toContain('Bern');
  expect(hidden.match(/\*redacted\*/g)).toHaveLength(3);
});

test('no slices, no words', () => {
  expect(renderSlicesHeldOut({ ...EVALUATION, slices: [] }, { most: 9, hidden: new Set() })).toBe('');
});
