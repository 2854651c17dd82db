import type { MetricPoint } from '../../../kit/format/manifest/run.ts';

/** Points of a run's curves that are kept at most, beside each metric's last, smallest and largest. */
export const MAX_METRIC_POINTS = 7_000;

/** Metrics that a run has at most; points of further ones are counted and left out. */
export const MAX_METRICS = 1_000;

interface Kept {
  /** Counts all points, from 0. */
  index: number;
  /** Counts the points of its metric, from 0. */
  ordinal: number;
  point: MetricPoint;
}

/** What of one metric is true however many points are left out. */
interface Course {
  count: number;
  last: Kept;
  smallest: Kept;
  largest: Kept;
}

/** The curves of a training in bounded memory. */
export interface MetricHistory {
  add(point: MetricPoint): void;
  /** All points, in order; of long curves every 2nd, 4th, 8th…, with each metric's last, smallest and largest. */
  list(): MetricPoint[];
  /** What was left out, as a sentence; undefined where it was nothing. */
  explain(): string | undefined;
}

/** Makes an empty history. Where it is full, every second point of each metric is let go. */
export function createMetricHistory(): MetricHistory {
  const courses = new Map<string, Course>();
  const state = { kept: [] as Kept[], stride: 1, total: 0, nameless: 0 };
  const list = () => listPoints(state.kept, courses);
  return {
    add(point) {
      const found = courses.get(point.name);
      if (!found && courses.size === MAX_METRICS) {
        state.nameless++;
        return;
      }
      const kept = { index: state.total++, ordinal: found?.count ?? 0, point };
      courses.set(point.name, extend(found, kept));
      if (kept.ordinal % state.stride === 0) state.kept.push(kept);
      if (state.kept.length <= MAX_METRIC_POINTS) return;
      state.stride *= 2;
      state.kept = state.kept.filter(({ ordinal }) => ordinal % state.stride === 0);
    },
    list,
    explain: () => explainLoss({ ...state, listed: list().length }),
  };
}

function extend(course: Course | undefined, kept: Kept): Course {
  if (!course) return { count: 1, last: kept, smallest: kept, largest: kept };
  const { smallest, largest, count } = course;
  return {
    count: count + 1,
    last: kept,
    smallest: kept.point.value < smallest.point.value ? kept : smallest,
    largest: kept.point.value > largest.point.value ? kept : largest,
  };
}

function listPoints(kept: readonly Kept[], courses: ReadonlyMap<string, Course>): MetricPoint[] {
  const byIndex = new Map(kept.map((one) => [one.index, one.point]));
  for (const { last, smallest, largest } of courses.values()) {
    for (const { index, point } of [last, smallest, largest]) byIndex.set(index, point);
  }
  return [...byIndex].sort(([one], [other]) => one - other).map(([, point]) => point);
}

interface Loss {
  total: number;
  listed: number;
  stride: number;
  nameless: number;
}

function explainLoss({ total, listed, stride, nameless }: Loss): string | undefined {
  const thinned = `The command reported ${total} metric points; run.json keeps ${listed} of them: of each metric every ${stride}th, its last, smallest and largest.`;
  const refused = `It reported more than ${MAX_METRICS} metrics; ${nameless} points of further ones are left out.`;
  const parts = [...(stride > 1 ? [thinned] : []), ...(nameless > 0 ? [refused] : [])];
  return parts.length === 0 ? undefined : parts.join(' ');
}
