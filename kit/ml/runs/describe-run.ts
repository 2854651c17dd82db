import { showHidden } from '../../ground/log/show-hidden.ts';
import { fitLine } from '../../host/forge/fit-body.ts';
import { formatEstimate } from '../../report/format-estimate.ts';
import { formatNumber } from '../../report/number-text.ts';
import { listParams } from './list-params.ts';
import { isFailed, type RunRecord } from './run-record.ts';
import { metricsOf } from './sort-runs.ts';

const COMMIT_DIGITS = 12;
const PARAMS_WIDTH = 40;

/** How far a run got. */
export function stateOf({ run, evaluation }: RunRecord): 'failed' | 'evaluated' | 'trained' {
  if (isFailed(run)) return 'failed';
  return evaluation ? 'evaluated' : 'trained';
}

/** When it started, to the minute, in UTC. */
export function whenOf({ run }: RunRecord): string {
  return run.started.slice(0, 16).replace('T', ' ');
}

/** The commit in short; a star where files under `train/` were not committed. */
export function commitOf({ run: { code } }: RunRecord): string {
  return `${code.commit?.slice(0, COMMIT_DIGITS) ?? 'none'}${code.dirty ? '*' : ''}`;
}

export function minutesOf({ run }: RunRecord): string {
  return formatNumber(run.seconds / 60);
}

/** `alpha=1, depth=3`, cut to fit a column. */
export function paramsOf({ run }: RunRecord): string {
  const pairs = [...listParams(run.params)].map(([name, value]) => `${name}=${value}`);
  return fitLine(showHidden(pairs.join(', ')), PARAMS_WIDTH);
}

/** A metric on the test split with its interval. */
export function metricOf(record: RunRecord, metric: string): string {
  return formatEstimate(metricsOf(record)[metric]);
}
