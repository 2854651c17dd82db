import Type from 'typebox';
import { DigestSchema } from './digest.ts';
import { PredictionSchema } from './evaluation.ts';
import { Cell, closed, Instant, Name } from './schema.ts';

/** One line of the predictions log. Sensitive features are null. */
export const PredictionRecordSchema = closed({
  id: Type.String(),
  time: Instant,
  model: Name,
  version: Type.String(),
  bundle: DigestSchema,
  features: Type.Record(Type.String(), Cell),
  /** Null when there is no answer. */
  prediction: Type.Union([PredictionSchema, Type.Null()]),
  milliseconds: Type.Number({ minimum: 0 }),
  outcome: Type.Union([Type.Literal('ok'), Type.Literal('invalid'), Type.Literal('error')]),
});
export type PredictionRecord = Type.Static<typeof PredictionRecordSchema>;
