import { commitOf, metricOf, minutesOf, paramsOf, stateOf, whenOf } from '../../kit/ml/runs/describe-run.ts';
import type { RunRecord } from '../../kit/ml/runs/run-record.ts';
import { alignTable } from '../terminal/align-table.ts';
import type { Style } from '../terminal/style.ts';

/** A table of runs for the terminal. The metric is the one sorted by, else each run's primary one. */
export function renderRuns(records: readonly RunRecord[], sort: string, style: Style): string {
  const metric = sort === 'when' || sort === 'minutes' ? undefined : sort;
  const header = ['run', 'when (UTC)', 'commit', 'model', 'params', metric ?? 'metric', 'minutes', 'state'];
  const rows = records.map((record) => [
    record.id,
    whenOf(record),
    commitOf(record),
    record.run.model,
    paramsOf(record),
    metric === undefined ? describePrimary(record) : metricOf(record, metric),
    minutesOf(record),
    paintState(stateOf(record), style),
  ]);
  const alignments = header.map((title) => (title === 'minutes' ? 'right' : 'left'));
  return alignTable([header.map(style.bold), ...rows], alignments).join('\n');
}

function describePrimary(record: RunRecord): string {
  const { evaluation } = record;
  return evaluation ? `${evaluation.primary} ${metricOf(record, evaluation.primary)}` : '';
}

function paintState(state: ReturnType<typeof stateOf>, style: Style): string {
  return state === 'failed' ? style.red(state) : state;
}
