import { describe, expect, it } from 'vitest';
import type { Duel, MetricComparison } from '../../../kit/format/manifest/duel.ts';
import { describeOutcome } from '../../../kit/report/duel/describe-outcome.ts';
import { renderMetrics, renderNumbers } from '../../../kit/report/duel/render-comparison.ts';
import { describeGates, renderGates } from '../../../kit/report/duel/render-gates.ts';
import { renderRegressions } from '../../../kit/report/duel/render-slices.ts';
import type { SideNames } from '../../../kit/report/duel/side-names.ts';

const SIDES: SideNames = {
  challenger: 'challenger',
  champion: 'champion',
  here: 'here',
  there: 'of 1.0.0',
  against: '1.0.0',
  model: 'the champion',
};

function compare(metric: string, low: number | null, high: number | null): MetricComparison {
  const direction = metric === 'r2' ? 'higher' : 'lower';
  const [challenger, champion] = [10, 12].map((value) => ({ value, low: value - 1, high: value + 1 }));
  const difference = { value: ((low ?? 0) + (high ?? 0)) / 2, low, high };
  return { metric, direction, challenger: challenger ?? difference, champion: champion ?? null, difference };
}

const BETTER = compare('rmse', -3, -1);
const WORSE = compare('rmse', 1, 3);
const UNCLEAR = compare('rmse', -1, 1);

const duel = (changes: Partial<Duel> = {}): Duel => ({
  environment: 'staging',
  primary: 'rmse',
  rows: 120,
  keys: 120,
  leftOut: 0,
  obstacle: null,
  identical: false,
  metrics: [BETTER],
  slices: [],
  outcome: 'better',
  gates: [],
  elsewhere: [],
  verdict: 'pass',
  ...changes,
});

describe('the outcome', () => {
  const say = (changes: Partial<Duel>, sides: Pick<SideNames, 'against'> = SIDES) =>
    describeOutcome(duel(changes), sides);

  it.each<[string, MetricComparison[], string]>([
    ['better', [BETTER, compare('mae', -1, 1)], '✅ better than 1.0.0 on rmse'],
    ['better on more', [compare('mae', -2, -1), BETTER], '✅ better than 1.0.0 on rmse, mae'],
    ['better, but not on all', [BETTER, compare('r2', -2, -1)], '✅ better than 1.0.0 on rmse, worse on r2'],
    ['worse', [WORSE], '❌ worse than 1.0.0 on rmse'],
    ['worse and better', [WORSE, compare('mae', -3, -1)], '❌ worse than 1.0.0 on rmse, better on mae'],
    ['unclear', [UNCLEAR], '❔ no clear difference from 1.0.0 on rmse'],
    [
      'unclear where others are clear',
      [UNCLEAR, compare('r2', 1, 2), compare('mae', 1, 2)],
      '❔ no clear difference from 1.0.0 on rmse, worse on mae, better on r2',
    ],
    ['without an interval', [compare('rmse', null, null)], 'not compared with 1.0.0'],
    ['without a difference', [{ ...BETTER, champion: null, difference: null }], 'not compared with 1.0.0'],
    ['without the metric that decides', [compare('mae', 1, 2)], 'not compared with 1.0.0'],
  ])('%s', (_, metrics, words) => {
    expect(say({ metrics })).toBe(words);
  });

  it('of an interval that touches 0 is no clear difference', () => {
    expect(say({ metrics: [compare('rmse', 0, 3)] })).toContain('no clear difference');
    expect(say({ metrics: [compare('rmse', -3, 0)] })).toContain('no clear difference');
    expect(say({ metrics: [compare('rmse', -3, -1e-9)] })).toContain('better');
  });

  it('of the same model files is that they are the same', () => {
    const words = '➖ the same model as 1.0.0, byte for byte';
    expect(say({ identical: true, metrics: [compare('rmse', 0, 0)] })).toBe(words);
    expect(say({ identical: true, metrics: [{ ...BETTER, difference: null }] })).toBe(words);
  });

  it('of the same files that answer otherwise is the difference, with where it comes from', () => {
    const changes = { identical: true, metrics: [WORSE] };
    expect(say(changes)).toBe('❌ worse than 1.0.0 on rmse');
    expect(renderNumbers(duel(changes), SIDES)).toContain(
      'Both have the same model files, byte for byte: what differs is what the data contract makes of a row.',
    );
  });

  it('where nothing is live names nothing', () => {
    expect(say({ metrics: [{ ...BETTER, champion: null, difference: null }] }, { against: undefined })).toBe(
      'not compared',
    );
  });

  it('names some metrics and counts the rest', () => {
    const many = Array.from({ length: 20 }, (_, index) => compare(`m${index}`, 1, 2));
    expect(say({ metrics: [WORSE, ...many] })).toBe(
      '❌ worse than 1.0.0 on rmse, m0, m1, m2, m3, m4, 15 more',
    );
  });
});

describe('the numbers', () => {
  it('say how few keys they rest on', () => {
    expect(renderNumbers(duel(), SIDES)).toBe(
      '**rmse** 10 (9 to 11) here, 12 (11 to 13) of 1.0.0; difference -2 (-3 to -1), lower is better. Both models on the same 120 test rows.',
    );
    expect(renderNumbers(duel({ keys: 34, leftOut: 2 }), SIDES)).toMatch(
      /2 rows that the champion was trained on left out\.\n\n> \[!NOTE\]\n> The intervals rest on 34 keys of the split \(120 rows\)/,
    );
  });

  it('say what the intervals are of', () => {
    expect(renderMetrics(duel({ keys: 60 }), SIDES)).toContain(
      'In brackets: 95 % bootstrap intervals over 60 keys that the split dealt among 120 rows, of the difference paired. No clear difference: the interval of the difference holds 0.',
    );
    const alone = [{ ...BETTER, champion: null, difference: null }];
    expect(renderMetrics(duel({ metrics: alone }), SIDES)).toMatch(/intervals over 120 rows\.$/);
  });
});

describe('the gates', () => {
  it('say what is asked elsewhere alone, so that nobody takes it for passed', () => {
    const none = duel({ elsewhere: ['rmse no worse than production'] });
    expect(renderGates(none)).toBe(
      '### Gates\n\nNone apply to staging (`evaluate.gates` in `pipeline.yaml`).\n\nNot asked in staging: rmse no worse than production.',
    );
    expect(describeGates(none)).toBe('none apply');
  });
});

describe('slices', () => {
  it('beyond those listed are counted, and few keys are told', () => {
    const slice = { column: 'town', value: 'a', rows: 12, keys: 4, comparison: WORSE };
    const text = renderRegressions({ compared: 9, regressed: 3, metric: 'rmse', worse: [slice] }, SIDES);
    expect(text).toContain('| town: a | 12 (4 keys) |');
    expect(text).toMatch(/and 2 more slices$/);
  });
});
