import { type Contract, featureColumns, targetColumn } from '../../../kit/format/contract/contract.ts';
import type { Task } from '../../../kit/format/manifest/evaluation.ts';
import type { ColumnDrift } from '../../../kit/format/manifest/monitor.ts';
import type { ColumnProfile, Profile } from '../../../kit/format/manifest/profile.ts';
import { compareCategoryColumn } from '../../../kit/maths/stats/compare-category.ts';
import { compareNumberColumn } from '../../../kit/maths/stats/compare-number.ts';
import type { ColumnComparison } from '../../../kit/maths/stats/comparison.ts';
import { judgeColumns } from '../../../kit/maths/stats/judge-drift.ts';
import type { Engine } from '../../../kit/ml/data/engine.ts';
import type { ColumnPair, Measured } from './column-pair.ts';
import { cellOf } from './load-window.ts';
import { isComparable, measureColumns } from './measure-columns.ts';

/** A judged column and the counts it was judged by, for the report's charts. */
export interface JudgedColumn {
  drift: ColumnDrift;
  counts: ColumnPair;
}

export interface WindowComparison {
  /** The features, in the contract's order. */
  columns: JudgedColumn[];
  /** Features the profile keeps no values of. */
  skipped: string[];
  /** The predictions against the target in training; null where the target's profile is redacted. */
  prediction: JudgedColumn | null;
}

/** Compares the loaded window with the profile: all features judged together, the predictions apart. */
export async function compareWindow({
  engine,
  profile,
  contract,
  task,
}: {
  engine: Engine;
  profile: Profile;
  contract: Contract;
  task: Task;
}): Promise<WindowComparison> {
  const byName = new Map(profile.columns.map((column) => [column.name, column]));
  const features = featureColumns(contract).map(({ name }) => ({ name, profile: byName.get(name) }));
  const measured = features.flatMap((feature) => toMeasured(feature.profile, cellOf(feature.name)));
  const target = toMeasured(byName.get(targetColumn(contract).name), predictionOf(task));
  const pairs = await measureColumns(engine, [...measured, ...target]);
  const columns = judgePairs(pairs.slice(0, measured.length), contract);
  const [prediction = null] = judgePairs(pairs.slice(measured.length), contract);
  const compared = new Set(columns.map(({ drift }) => drift.column));
  return {
    columns,
    skipped: features.map(({ name }) => name).filter((name) => !compared.has(name)),
    prediction,
  };
}

/** The prediction as SQL: a number, or the label's text. */
export function predictionOf(task: Task): string {
  return task === 'regression' ? `CAST(prediction->>'$.value' AS DOUBLE)` : `(prediction->>'$.label')`;
}

function toMeasured(profile: ColumnProfile | undefined, expression: string): Measured[] {
  return profile && isComparable(profile) ? [{ profile, expression }] : [];
}

function judgePairs(pairs: readonly ColumnPair[], contract: Contract): JudgedColumn[] {
  const integers = new Set(contract.columns.filter(({ type }) => type === 'integer').map(({ name }) => name));
  const comparisons = pairs.map((pair) => comparePair(pair, integers.has(pair.profile.name)));
  return judgeColumns(comparisons).flatMap((drift, index) => {
    const counts = pairs[index];
    return counts ? [{ drift, counts }] : [];
  });
}

function comparePair({ profile, window }: ColumnPair, integer: boolean): ColumnComparison {
  if (profile.kind === 'number' && 'counts' in window)
    return compareNumberColumn({ profile, window, integer });
  if (profile.kind === 'category' && 'categories' in window) return compareCategoryColumn(profile, window);
  throw new TypeError(`The column ${profile.name} was counted as another kind than its profile's.`);
}
