import type { Digest } from '../../format/manifest/digest.ts';
import type { Evaluation } from '../../format/manifest/evaluation.ts';
import type { FailedRun, Run } from '../../format/manifest/run.ts';

/** The orphan branch that keeps every finished run. */
export const RUNS_BRANCH = 'slipway/runs';

/** The files of one run, in a folder of its own. */
export const RUN_FILES = {
  run: 'run.json',
  failed: 'failed-run.json',
  evaluation: 'evaluation.json',
  bundle: 'bundle.json',
} as const;

/** One run as the branch keeps it. */
export interface RunRecord {
  /** `<key>-<attempt>-<8 hex digits of the run file's digest>`: the same run has the same id wherever it is kept. */
  id: string;
  run: Run | FailedRun;
  /** Null for a run that was not evaluated. */
  evaluation: Evaluation | null;
  /** The bundle that was packaged of its model, if any. */
  bundle: Digest | null;
}

/** Whether a training ended without a model. */
export function isFailed(run: Run | FailedRun): run is FailedRun {
  return 'reason' in run;
}
