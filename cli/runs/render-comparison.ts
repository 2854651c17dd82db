import { showHidden } from '../../kit/ground/log/show-hidden.ts';
import type { RunFact, RunPair } from '../../kit/ml/runs/compare-runs.ts';
import { alignTable } from '../terminal/align-table.ts';
import type { Style } from '../terminal/style.ts';

/** The comparison as a table; what differs is marked. */
export function renderComparison(pair: RunPair, facts: readonly RunFact[], style: Style): string {
  const header = ['', '', pair[0].id, pair[1].id].map(style.bold);
  const rows = facts.map(({ name, values, differs }) => {
    const cells = values.map((value) => showHidden(value));
    return [differs ? style.cyan('≠') : '', name, ...cells];
  });
  return alignTable([header, ...rows]).join('\n');
}
