import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawHistogram } from '../../../kit/report/histogram-chart.ts';
import { drawShares } from '../../../kit/report/share-chart.ts';
import { spreadBins } from '../../../kit/report/spread-bins.ts';
import { checkHtml } from './check-html.ts';

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const wrap = (markup: string) => `<!DOCTYPE html><html lang="en"><body>${markup}</body></html>`;

describe('spreadBins', () => {
  test('spreads rows evenly within their bin', () => {
    const bins = { borders: [0, 2, 4], counts: [30, 10] };
    const shares = spreadBins({ bins, total: 40, low: 0, high: 4, bars: 4 });
    expect(shares).toEqual([0.375, 0.375, 0.125, 0.125]);
  });

  test('puts outliers into the end bars, and bins without width where they are', () => {
    const bins = { borders: [-100, 0, 5, 5, 100], counts: [10, 20, 30, 40] };
    const shares = spreadBins({ bins, total: 100, low: 0, high: 10, bars: 2 });
    expect(shares[0]).toBeCloseTo(0.1 + 0.2 + 0.3, 12);
    expect(shares[1]).toBeCloseTo(0.4, 12);
  });

  test('loses no row', () => {
    const bin = fc.tuple(fc.double({ min: 0, max: 50, noNaN: true }), fc.nat(100));
    fc.assert(
      fc.property(
        fc.array(bin, { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 30 }),
        (parts, bars) => {
          const borders = [-20];
          for (const [width] of parts) borders.push((borders.at(-1) ?? 0) + width);
          const counts = parts.map(([, count]) => count);
          fc.pre(sum(counts) > 0);
          const shares = spreadBins({
            bins: { borders, counts },
            total: sum(counts),
            low: -5,
            high: 40,
            bars,
          });
          expect(sum(shares)).toBeCloseTo(1, 9);
          expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

describe('charts', () => {
  test('a histogram is a sound SVG with a bar for every reference bar', () => {
    const chart = drawHistogram({
      title: '<x>',
      low: 0,
      high: 9,
      reference: [0.5, 0.5],
      current: [0.2, 0.8],
    });
    expect(checkHtml(wrap(chart.markup))).toEqual([]);
    expect(chart.markup.match(/<rect/g)).toHaveLength(2);
    expect(chart.markup).toContain('aria-label="&lt;x&gt;"');
    expect(chart.markup).not.toContain('NaN');
  });

  test('a chart of nothing is still an SVG', () => {
    for (const chart of [
      drawHistogram({ title: 'x', low: 0, high: 0, reference: [], current: [] }),
      drawHistogram({ title: 'x', low: 0, high: 1, reference: [0], current: [0] }),
      drawShares({ title: 'x', bars: [] }),
    ]) {
      expect(checkHtml(wrap(chart.markup))).toEqual([]);
      expect(chart.markup).not.toMatch(/NaN|Infinity/);
    }
  });

  test('shares have two bars a category and shortened labels', () => {
    const bars = [
      { label: '"><script>', reference: 0.5, current: 0.25 },
      { label: 'a very long category name', reference: 0.5, current: 0.75 },
    ];
    const { markup } = drawShares({ title: 'town', bars });
    expect(checkHtml(wrap(markup))).toEqual([]);
    expect(markup.match(/<rect/g)).toHaveLength(4);
    expect(markup).toContain('a very long ca…');
    expect(markup).not.toContain('<script');
  });

  test('wide characters count double, none is torn, and a label never leaves its own picture', () => {
    const bars = ['東京都千代田区丸の内', '東京都千代田区', '👩‍👩‍👧'.repeat(9), 'W'.repeat(15)].map(
      (label) => ({
        label,
        reference: 0.5,
        current: 0.5,
      }),
    );
    const { markup } = drawShares({ title: 'town', bars });
    expect(markup).toContain('>東京都千代田区…</text>');
    expect(markup).toContain('>東京都千代田区</text>');
    expect(markup).toContain(`>${'👩‍👩‍👧'.repeat(7)}…</text>`);
    const pictures = markup.match(/<svg y="\d+" width="(\d+)"/g) ?? [];
    const [start = 0] = [...markup.matchAll(/<rect class="reference" x="(\d+)"/g)].map((match) =>
      Number(match[1]),
    );
    expect(pictures).toHaveLength(4);
    for (const picture of pictures) expect(Number(/width="(\d+)"/.exec(picture)?.[1])).toBeLessThan(start);
  });
});
