import { describe, expect, test } from 'vitest';
import type { Judgement } from '../../../action-monitor/src/monitor/judge-window.ts';
import { parseBudget } from '../../../action-monitor/src/monitor/parse-budget.ts';
import { type Occasion, planRetraining } from '../../../action-monitor/src/monitor/retrain.ts';
import { describeMonitor } from '../../helpers/describe-monitor.ts';

const NOW = new Date('2026-11-23T10:00:00Z');
const hoursAgo = (hours: number) => new Date(NOW.getTime() - hours * 3_600_000);
const QUIET = { ...describeMonitor().signals, data: 'ok', performance: 'ok' } as const;

/** What comes of drifted data with 30 new labelled rows and an unspent budget, unless the changes say otherwise. */
function plan(
  {
    inputs = {},
    news = {},
    signals = {},
  }: {
    inputs?: Partial<Occasion['inputs']>;
    news?: Partial<Occasion['news']>;
    signals?: Partial<Judgement['signals']>;
  } = {},
  history: Date[] = [],
) {
  const occasion: Occasion = {
    now: NOW,
    inputs: { onDrift: ['issue', 'retrain'], minLabels: 30, budget: parseBudget('1/day'), ...inputs },
    news: { labelled: 30, source: false, ...news },
    judgement: { signals: { ...QUIET, data: 'drift', ...signals } },
  };
  return planRetraining(occasion, history).state;
}

describe('a retraining is wanted', () => {
  const refused = { ...QUIET.invalid, verdict: 'drift' as const };
  test.each<[string, Partial<Judgement['signals']>, string]>([
    ['where the data drifted', {}, 'planned'],
    ['where performance did', { data: 'ok', performance: 'drift' }, 'planned'],
    ['not where both are suspect', { data: 'suspect', performance: 'suspect' }, 'unwanted'],
    ['not where nothing is known', { data: 'unknown', performance: 'unknown' }, 'unwanted'],
    ['not for refused or failed requests', { data: 'ok', invalid: refused, error: refused }, 'unwanted'],
  ])('%s', (_, signals, state) => {
    expect(plan({ signals })).toBe(state);
  });

  test('only if "on-drift" says so', () => {
    expect(plan({ inputs: { onDrift: ['issue', 'rollback'] } })).toBe('unwanted');
  });
});

describe('what has come in', () => {
  test.each<[string, Occasion['news'], string]>([
    ['nothing', { labelled: 0, source: false }, 'pointless'],
    ['one labelled row fewer than are needed', { labelled: 29, source: false }, 'too few'],
    ['as many as are needed', { labelled: 30, source: false }, 'planned'],
    ['another source, and no labels', { labelled: 0, source: true }, 'planned'],
    ['another source, and a few labels', { labelled: 1, source: true }, 'planned'],
  ])('%s', (_, news, state) => {
    expect(plan({ news })).toBe(state);
  });

  test('none is pointless also where none is needed', () => {
    expect(plan({ inputs: { minLabels: 0 }, news: { labelled: 0 } })).toBe('pointless');
  });
});

describe('the budget', () => {
  test.each([
    ['1/day', [23], 'held back'],
    ['1/day', [24], 'planned'],
    ['2/day', [1], 'planned'],
    ['2/day', [1, 2], 'held back'],
    ['1/week', [24], 'held back'],
    ['0/month', [], 'held back'],
  ])('of %s after retrainings %j hours ago: %s', (budget, hours, state) => {
    expect(plan({ inputs: { budget: parseBudget(budget) } }, hours.map(hoursAgo))).toBe(state);
  });

  test('is not looked at where there is nothing to train on', () => {
    expect(plan({ news: { labelled: 0 } }, [hoursAgo(1)])).toBe('pointless');
  });
});
