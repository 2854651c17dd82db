import * as Type from 'typebox';
import { DigestSchema } from './digest.ts';
import { PredictionSchema } from './evaluation.ts';
import { Cell, Count, closed, Instant, Name } from './schema.ts';

/** Columns that one record names at most. */
export const MAX_BROKEN_COLUMNS = 20;

const common = {
  schema: Type.Literal(2),
  /** The service's own, of this record alone, whatever the client calls its requests. */
  id: Type.String(),
  time: Instant,
  /** Null where the service was not told which one it stands in. */
  environment: Type.Union([Name, Type.Null()]),
  model: Name,
  version: Type.String(),
  bundle: DigestSchema,
  milliseconds: Type.Number({ minimum: 0 }),
};

/** A row that was answered. Sensitive features are null. */
const AnsweredRecordSchema = closed({
  ...common,
  /** `unchecked`: tensors that no contract was held against. */
  outcome: Type.Union([Type.Literal('ok'), Type.Literal('unchecked')]),
  /** What the client calls the row, by which labels find it; left out where that is the record's `id`. */
  request: Type.Optional(Type.String()),
  features: Type.Record(Type.String(), Cell),
  /** Null where the outputs of unchecked tensors mean no prediction. */
  prediction: Type.Union([PredictionSchema, Type.Null()]),
});

/**
 * Rows of one request that were not answered, for the same reason: counted, without values, so that a flood of requests
 * that are refused costs little and keeps nothing of what it held.
 */
const UnansweredRecordSchema = closed({
  ...common,
  /** `invalid`: broke the contract, or could not be read as rows; `error`: the model or the service failed. */
  outcome: Type.Union([Type.Literal('invalid'), Type.Literal('error')]),
  rows: Count,
  /** Those of the contract that an invalid row broke; "" stands for names that the contract does not have. */
  columns: Type.Array(Type.String(), { maxItems: MAX_BROKEN_COLUMNS }),
});

/** One line of the predictions log. */
export const PredictionRecordSchema = Type.Union([AnsweredRecordSchema, UnansweredRecordSchema]);
export type AnsweredRecord = Type.Static<typeof AnsweredRecordSchema>;
export type UnansweredRecord = Type.Static<typeof UnansweredRecordSchema>;
export type PredictionRecord = Type.Static<typeof PredictionRecordSchema>;

/** What became of a row. */
export type Outcome = PredictionRecord['outcome'];
