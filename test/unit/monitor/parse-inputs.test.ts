import { describe, expect, test } from 'vitest';
import { parseBudget } from '../../../action-monitor/src/monitor/parse-budget.ts';
import { parsePeriod, resolvePeriod } from '../../../action-monitor/src/monitor/parse-period.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';

const NOW = new Date('2026-11-23T10:00:00Z');
const resolve = (period: { window?: string; from?: string; to?: string }) => {
  const { from, to } = resolvePeriod(parsePeriod({ from: undefined, to: undefined, ...period }), NOW);
  return [from.toISOString(), to.toISOString()];
};

describe('the window', () => {
  test.each([
    [{}, '2026-11-16T10:00:00.000Z', '2026-11-23T10:00:00.000Z'],
    [{ window: '24h' }, '2026-11-22T10:00:00.000Z', '2026-11-23T10:00:00.000Z'],
    [{ window: '2d', to: '2026-11-10' }, '2026-11-08T00:00:00.000Z', '2026-11-10T00:00:00.000Z'],
    [{ from: '2026-11-01T12:00:00+02:00' }, '2026-11-01T10:00:00.000Z', '2026-11-23T10:00:00.000Z'],
    [{ from: '2026-11-01', to: '2026-11-02' }, '2026-11-01T00:00:00.000Z', '2026-11-02T00:00:00.000Z'],
  ])('%j', (period, from, to) => {
    expect(resolve(period)).toEqual([from, to]);
  });

  test.each([
    [{ window: '0d' }, '"window" is "0d"'],
    [{ window: '7' }, '"window" is "7"'],
    [{ from: '2026-13-01' }, '"from" is "2026-13-01"'],
    [{ to: '2026-11-23T10:00:00' }, '"to" is "2026-11-23T10:00:00"'],
    [{ from: '2026-11-02', to: '2026-11-02' }, 'Set "from" to an instant before "to"'],
  ])('refuses %j', (period, message) => {
    expect(() => resolve(period)).toThrow(ConfigurationError);
    expect(() => resolve(period)).toThrow(message);
  });
});

describe('the budget', () => {
  test('of days, weeks and months', () => {
    expect(parseBudget('2/day')).toEqual({ count: 2, milliseconds: 86_400_000, text: '2/day' });
    expect(parseBudget(undefined)).toMatchObject({ count: 1, milliseconds: 7 * 86_400_000 });
    expect(parseBudget('0/month')).toMatchObject({ count: 0, milliseconds: 30 * 86_400_000 });
  });

  test.each(['2', '2/year', '-1/week', 'week'])('refuses %s', (text) => {
    expect(() => parseBudget(text)).toThrow('such as 2/week');
  });
});
