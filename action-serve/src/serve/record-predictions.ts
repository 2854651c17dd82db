import type { Prediction } from '../../../kit/manifest/evaluation.ts';
import type { Row } from '../../../kit/manifest/row.ts';
import type { LiveModel } from './live-model.ts';
import type { ServiceState } from './service-state.ts';

/** Rows of one request that came to the same end. */
export interface Outcome {
  live: LiveModel;
  /** One a row. */
  ids: readonly string[];
  rows: readonly Readonly<Row>[];
  /** One a row, or undefined where there are none. */
  predictions: readonly Prediction[] | undefined;
  outcome: 'ok' | 'invalid' | 'error';
  /** When the request arrived, in milliseconds of `performance.now()`. */
  started: number;
}

/** Counts rows and hands them to the predictions log, sensitive features left out. */
export function recordPredictions(state: ServiceState, outcome: Outcome): void {
  const { live, ids, rows, predictions } = outcome;
  state.metrics.countPredictions(outcome.outcome, rows.length);
  if (!state.predictions) return;
  const milliseconds = Math.round((performance.now() - outcome.started) * 1000) / 1000;
  const time = state.clock().toISOString();
  for (const [index, row] of rows.entries()) {
    state.predictions.append({
      id: ids[index] ?? '',
      time,
      model: live.name,
      version: live.version,
      bundle: live.bundle.digest,
      features: live.redact(row),
      prediction: predictions?.[index] ?? null,
      milliseconds,
      outcome: outcome.outcome,
    });
  }
}

/** The ids of a request's rows: its own for a single row, numbered from 0 for several. */
export function nameRows(id: string, rows: number, single: boolean): string[] {
  return single ? [id] : Array.from({ length: rows }, (_, index) => `${id}/${index}`);
}
