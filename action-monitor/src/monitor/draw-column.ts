import type { CategoryColumnProfile, NumberColumnProfile } from '../../../kit/format/manifest/profile.ts';
import type { CategoryWindow, NumberWindow } from '../../../kit/maths/stats/column-window.ts';
import { isDiscrete } from '../../../kit/maths/stats/compare-number.ts';
import { shareOf } from '../../../kit/maths/stats/comparison.ts';
import { sumCounts } from '../../../kit/maths/stats/counts.ts';
import { drawHistogram } from '../../../kit/report/histogram-chart.ts';
import type { Html } from '../../../kit/report/html.ts';
import { drawShares } from '../../../kit/report/share-chart.ts';
import { spreadBins } from '../../../kit/report/spread-bins.ts';
import type { ColumnPair } from './column-pair.ts';

const BARS = 32;
const MOST_CATEGORIES = 10;

/** The chart of a column: reference and current window over the same bars. */
export function drawColumn({ profile, window }: ColumnPair): Html {
  if (profile.kind === 'category' && 'categories' in window) return drawCategories(profile, window);
  if (profile.kind === 'number' && 'counts' in window) return drawNumbers(profile, window);
  throw new TypeError(`The column ${profile.name} was counted as another kind than its profile's.`);
}

function drawNumbers(profile: NumberColumnProfile, window: NumberWindow): Html {
  const total = sumCounts(window.counts) + window.below.rows + window.above.rows;
  if (isDiscrete(profile)) return drawValues({ profile, window, total });
  const low = profile.min ?? 0;
  const high = profile.max ?? 0;
  const borders = [low, ...profile.edges, high];
  const spread = (counts: readonly number[], rows: number) =>
    spreadBins({ bins: { borders, counts }, total: rows, low, high, bars: BARS });
  const current = spread(window.counts, total);
  current[0] = (current[0] ?? 0) + shareOf(window.below.rows, total);
  current[BARS - 1] = (current[BARS - 1] ?? 0) + shareOf(window.above.rows, total);
  return drawHistogram({
    title: `Histogram of ${profile.name}`,
    low,
    high,
    reference: spread(profile.counts, sumCounts(profile.counts)),
    current,
  });
}

/** Few discrete values: a pair of bars each. */
function drawValues({
  profile,
  window,
  total,
}: {
  profile: NumberColumnProfile;
  window: NumberWindow;
  total: number;
}): Html {
  const values = [...profile.edges, profile.max ?? 0];
  const rows = sumCounts(profile.counts);
  const bars = values.map((value, index) => ({
    label: String(value),
    reference: shareOf(profile.counts[index] ?? 0, rows),
    current: shareOf(window.counts[index] ?? 0, total),
  }));
  const below = { label: `< ${profile.min ?? 0}`, reference: 0, current: shareOf(window.below.rows, total) };
  const above = { label: `> ${profile.max ?? 0}`, reference: 0, current: shareOf(window.above.rows, total) };
  const shown = [below, ...bars, above].filter((bar) => bar.reference + bar.current > 0);
  return drawShares({ title: `Shares of the values of ${profile.name}`, bars: shown });
}

function drawCategories(profile: CategoryColumnProfile, window: CategoryWindow): Html {
  const before = profile.count + profile.missing;
  const now = sumCounts([...window.categories.values()]) + window.other + window.missing;
  const bars = Object.entries(profile.categories)
    .map(([label, count]) => ({
      label,
      reference: shareOf(count, before),
      current: shareOf(window.categories.get(label) ?? 0, now),
    }))
    .sort((a, b) => Math.max(b.reference, b.current) - Math.max(a.reference, a.current));
  const shown = bars.slice(0, MOST_CATEGORIES);
  const rest = bars.slice(MOST_CATEGORIES);
  const others = {
    label: '(others)',
    reference: shareOf(profile.other, before) + sumCounts(rest.map((bar) => bar.reference)),
    current: shareOf(window.other, now) + sumCounts(rest.map((bar) => bar.current)),
  };
  const missing = {
    label: '(missing)',
    reference: shareOf(profile.missing, before),
    current: shareOf(window.missing, now),
  };
  const extra = [others, missing].filter((bar) => bar.reference + bar.current > 0);
  return drawShares({ title: `Shares of the categories of ${profile.name}`, bars: [...shown, ...extra] });
}
