import type { Prediction } from '../../../kit/format/manifest/evaluation.ts';
import type { AnsweredRecord, UnansweredRecord } from '../../../kit/format/manifest/prediction-record.ts';
import type { Row } from '../../../kit/format/manifest/row.ts';
import type { LiveModel } from './live-model.ts';
import { MAX_LOGGED_NAME, nameRows, type RequestName } from './name-request.ts';
import type { ServiceParts } from './service-parts.ts';

/** What recording needs of a service. */
export type RecordParts = Pick<ServiceParts, 'metrics' | 'predictions' | 'environment' | 'clock'>;

/** The request that came to an end, and when it began. */
export interface Asked {
  live: LiveModel;
  name: RequestName;
  /** When it arrived, in milliseconds of `performance.now()`. */
  started: number;
}

/** Rows that were answered. */
export interface Answered extends Asked {
  /** False where they stand in a list, and are named by their place in it. */
  single: boolean;
  rows: readonly Readonly<Row>[];
  /** One a row, or undefined where the outputs mean none. */
  predictions: readonly Prediction[] | undefined;
  outcome: AnsweredRecord['outcome'];
}

/** Rows that were not answered for the same reason. */
export interface RefusedRows {
  columns: string[];
  rows: number;
}

/** Counts answered rows and hands them to the predictions log, sensitive features left out. */
export function recordAnswers(parts: RecordParts, answered: Answered): void {
  const { live, name, single, rows, predictions, outcome } = answered;
  parts.metrics.countPredictions(outcome, rows.length);
  if (!parts.predictions) return;
  const common = describeRequest(parts, answered);
  const ids = nameRows(name.own, rows.length, single);
  const given = isKept(name.given) ? nameRows(name.given, rows.length, single) : undefined;
  for (const [index, row] of rows.entries()) {
    parts.predictions.append({
      ...common,
      id: ids[index] ?? '',
      ...(given === undefined ? {} : { request: given[index] ?? '' }),
      features: live.redact(row),
      prediction: predictions?.[index] ?? null,
      outcome,
    });
  }
}

/** Counts rows that were not answered and tells the predictions log how many, and why: none of their values. */
export function recordRefusals(
  parts: RecordParts,
  asked: Asked & { outcome: UnansweredRecord['outcome']; groups: readonly RefusedRows[] },
): void {
  const { name, outcome, groups } = asked;
  for (const { rows } of groups) parts.metrics.countPredictions(outcome, rows);
  if (!parts.predictions) return;
  const common = describeRequest(parts, asked);
  const ids = nameRows(name.own, groups.length, groups.length === 1);
  for (const [index, { columns, rows }] of groups.entries())
    parts.predictions.append({ ...common, id: ids[index] ?? '', outcome, rows, columns });
}

function describeRequest({ clock, environment }: RecordParts, { live, started }: Asked) {
  return {
    schema: 2 as const,
    time: clock().toISOString(),
    environment: environment ?? null,
    model: live.name,
    version: live.version,
    bundle: live.bundle.digest,
    milliseconds: Math.round((performance.now() - started) * 1000) / 1000,
  };
}

function isKept(given: string | undefined): given is string {
  return given !== undefined && given !== '' && given.length <= MAX_LOGGED_NAME;
}
