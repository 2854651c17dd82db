import type { SliceComparison } from '../../../kit/manifest/registry.ts';
import { findRegressions, renderRegressions, renderSliceTable } from '../../../kit/report/render-slices.ts';

const NAMES = { challenger: 'challenger', champion: 'champion' };

/** Where the challenger is worse than the champion on some of the rows; every slice stands in a fold. */
export function renderSlices(slices: readonly SliceComparison[]): string {
  const [first] = slices;
  if (!first) return '';
  const { metric } = first.comparison;
  const worse = findRegressions(slices);
  const verdict = renderRegressions({
    compared: slices.length,
    regressed: worse.length,
    metric,
    worse,
    names: NAMES,
  });
  return `${verdict}\n\n<details><summary>Every slice</summary>\n\n${renderSliceTable(slices, NAMES)}\n\n</details>`;
}
