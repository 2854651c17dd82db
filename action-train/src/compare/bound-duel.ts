import type { Duel, SliceComparison } from '../../../kit/format/manifest/duel.ts';
import type { ReportDuel, ReportSlices } from '../../../kit/format/manifest/report.ts';
import { fitLine } from '../../../kit/host/forge/fit-body.ts';
import { findRegressions } from '../../../kit/report/duel/render-slices.ts';
import { MAX_LINE } from './describe-side.ts';

/** Gates and slices that a report lists at most. */
const MOST_GATES = 100;
const MOST_SLICES = 50;

/** A duel as a report takes it: texts of a line, and of the slices those on which the trial is clearly worse. */
export function boundDuel(duel: Duel): ReportDuel {
  const { obstacle, slices, gates, elsewhere } = duel;
  return {
    ...duel,
    obstacle: obstacle === null ? null : fitText(obstacle),
    slices: boundSlices(slices),
    gates: gates
      .slice(0, MOST_GATES)
      .map(({ rule, reason, ...gate }) => ({ ...gate, rule: fitText(rule), reason: fitText(reason) })),
    elsewhere: elsewhere.slice(0, MOST_GATES).map(fitText),
  };
}

function boundSlices(slices: readonly SliceComparison[]): ReportSlices {
  const worse = findRegressions(slices);
  return {
    compared: slices.length,
    regressed: worse.length,
    worse: worse
      .slice(0, MOST_SLICES)
      .map(({ column, value, ...slice }) => ({ ...slice, column: fitText(column), value: fitText(value) })),
  };
}

function fitText(text: string): string {
  return fitLine(text, MAX_LINE);
}
