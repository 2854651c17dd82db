import { applyGates } from '../../../kit/duel/gates.ts';
import { fitLine } from '../../../kit/forge/fit-body.ts';
import type { SliceComparison } from '../../../kit/manifest/registry.ts';
import type { Report, ReportGates, ReportSlices } from '../../../kit/manifest/report.ts';
import { findRegressions } from '../../../kit/report/render-slices.ts';
import { MAX_LINE } from './describe-side.ts';
import type { MainModel } from './find-main-model.ts';
import type { CompareInputs } from './inputs.ts';

/** Gates and slices that a report lists at most. */
const MOST_GATES = 100;
const MOST_SLICES = 50;

type Comparison = NonNullable<Report['comparison']>;

/**
 * What the gates of the environment would say if the trial were promoted there. A promotion compares with what is live
 * alone, so a last run that stands for main is no champion.
 */
export function judgeTrial(
  { pipeline, environment }: Pick<CompareInputs, 'pipeline' | 'environment'>,
  { metrics, obstacle }: Pick<Comparison, 'metrics' | 'obstacle'>,
  main: MainModel | null,
): ReportGates {
  const isLive = main?.origin.kind === 'environment';
  const { gates, verdict } = applyGates({
    gates: pipeline?.evaluate?.gates ?? [],
    comparisons: isLive
      ? metrics
      : metrics.map((metric) => ({ ...metric, champion: null, difference: null })),
    environment,
    obstacle: isLive ? obstacle : null,
  });
  const results = gates.slice(0, MOST_GATES).map(({ rule, reason, ...gate }) => ({
    ...gate,
    rule: fitLine(rule, MAX_LINE),
    reason: fitLine(reason, MAX_LINE),
  }));
  return { environment, verdict, results };
}

/** How many slices were compared, and those on which the trial is clearly worse, as far as a report takes them. */
export function describeSlices(slices: readonly SliceComparison[]): ReportSlices {
  const worse = findRegressions(slices);
  return {
    compared: slices.length,
    regressed: worse.length,
    worse: worse.slice(0, MOST_SLICES).map(({ column, value, ...slice }) => ({
      ...slice,
      column: fitLine(column, MAX_LINE),
      value: fitLine(value, MAX_LINE),
    })),
  };
}
