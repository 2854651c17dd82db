import { renderHeldOut, renderSlicesHeldOut } from '../../../../kit/report/render-evaluation.ts';
import type { Facts } from '../collect-facts.ts';

const MAX_SLICES = 40;

/** Metrics on held-out rows with their intervals, beside the baseline, and the primary metric by slice. */
export function renderPerformance({ evaluation, contract }: Facts): string {
  const sensitive = contract.columns.filter((column) => column.sensitive).map(({ name }) => name);
  const slices = renderSlicesHeldOut(evaluation, { most: MAX_SLICES, hidden: new Set(sensitive) });
  return [
    '## Performance',
    renderHeldOut(evaluation),
    ...(slices === '' ? [] : [`### Slices of the test split\n\n${slices}`]),
  ].join('\n\n');
}
