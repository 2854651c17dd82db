import { type Digest, digestOf } from '../../kit/format/manifest/digest.ts';
import type { Estimate, Evaluation } from '../../kit/format/manifest/evaluation.ts';
import type { FailedRun, Run } from '../../kit/format/manifest/run.ts';

const SCHEMAS = 'https://slipway-mlops.github.io/slipway/schemas';
const DATA = { version: '1.0.0', lock: digestOf('lock'), dataset: digestOf('dataset') };

/** A finished run that is like no other where `number` differs. */
export function describeRun(number: number, changes: Partial<Run> = {}): Run {
  return {
    $schema: `${SCHEMAS}/run-1.json`,
    ...describeFacts(number),
    metrics: [],
    checkpoints: [],
    artefact: { digest: digestOf(`model ${number}`), size: 1000 + number },
    testReachable: false,
    ...changes,
  };
}

export function describeFailedRun(number: number, changes: Partial<FailedRun> = {}): FailedRun {
  const reason = 'The training command failed with exit code 3.';
  return { $schema: `${SCHEMAS}/failed-run-1.json`, ...describeFacts(number), reason, ...changes };
}

function describeFacts(number: number): Omit<FailedRun, '$schema' | 'reason'> {
  const hex = digestOf(`run ${number}`).slice('sha256:'.length);
  const started = new Date(Date.UTC(2026, 10, 1) + number * 60_000);
  return {
    model: 'house-price',
    key: hex.slice(0, 12),
    attempt: 1,
    command: 'builtin:linear',
    params: { alpha: number },
    seed: 42,
    code: { commit: hex.slice(0, 40), tree: hex.slice(12, 52), dirty: false },
    data: DATA,
    environment: {
      platform: 'linux',
      arch: 'x64',
      node: '24.0.0',
      device: 'cpu',
      cpus: 2,
      gpus: [],
      lockFiles: {},
    },
    started: started.toISOString(),
    seconds: 90,
  };
}

/** What evaluate says of a run. */
export function evaluateRun(
  run: { model: string; key: string; artefact: { digest: Digest } },
  rmse: Estimate = { value: 10, low: 8, high: 12 },
): Evaluation {
  const metrics = { rmse, r2: { value: 0.6, low: null, high: null } };
  return {
    $schema: `${SCHEMAS}/evaluation-1.json`,
    model: run.model,
    task: 'regression',
    key: run.key,
    artefact: run.artefact.digest,
    data: DATA,
    primary: 'rmse',
    splits: { validation: { rows: 50, metrics }, test: { rows: 50, metrics } },
    slices: [],
    calibration: [],
    baseline: null,
    interval: { method: 'percentile bootstrap over rows', confidence: 0.95, resamples: 1000, seed: 1 },
    testReachable: false,
  };
}
