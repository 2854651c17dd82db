import { describe, expect, test } from 'vitest';
import { parseBudget } from '../../../action-monitor/src/monitor/parse-budget.ts';
import {
  isWithinBudget,
  readRetrainings,
  renderRetrainings,
} from '../../../action-monitor/src/monitor/retrain-history.ts';

const NOW = new Date('2026-11-23T10:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);

describe('the history of retrainings', () => {
  test('is read back from the issues, each instant once, oldest first', () => {
    const first = renderRetrainings([daysAgo(9), daysAgo(2)]);
    const second = renderRetrainings([daysAgo(2), daysAgo(1)]);
    expect(readRetrainings([`text\n${first}\nmore`, null, second], NOW)).toEqual([
      daysAgo(9),
      daysAgo(2),
      daysAgo(1),
    ]);
  });

  test('forgets what no budget counts, and what a person has broken', () => {
    const text = `${renderRetrainings([daysAgo(32)])}\n<!-- slipway retrain: soon -->`;
    expect(readRetrainings([text], NOW)).toEqual([]);
    expect(renderRetrainings([])).toBe('');
  });

  test.each([
    ['1/week', [], true],
    ['1/week', [daysAgo(8)], true],
    ['1/week', [daysAgo(6)], false],
    ['2/week', [daysAgo(6)], true],
    ['0/week', [], false],
  ])('%s after %j', (budget, history, within) => {
    expect(isWithinBudget(history, parseBudget(budget), NOW)).toBe(within);
  });
});
