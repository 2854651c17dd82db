import * as Type from 'typebox';
import { Count, closed, manifestSchema } from './schema.ts';

/** Datatypes by their name in the Open Inference Protocol v2. */
export const DATATYPES = [
  'BOOL',
  'UINT8',
  'UINT16',
  'UINT32',
  'UINT64',
  'INT8',
  'INT16',
  'INT32',
  'INT64',
  'FP16',
  'FP32',
  'FP64',
  'BYTES',
] as const;
export type Datatype = (typeof DATATYPES)[number];

const DatatypeSchema = Type.Unsafe<Datatype>(Type.String({ enum: [...DATATYPES] }));

const Tensor = {
  name: Type.String(),
  datatype: DatatypeSchema,
  /** -1 where any size goes; the first is the batch. */
  shape: Type.Array(Type.Integer({ minimum: -1 })),
};

/** A model input and the contract columns that fill it: one for `[N,1]`, all features in order for `[N,F]`. */
const SignatureInputSchema = closed({ ...Tensor, columns: Type.Array(Type.String(), { minItems: 1 }) });
export type SignatureInput = Type.Static<typeof SignatureInputSchema>;

/** What an output means: the number itself, a class label, or a probability for each class. */
const SignatureOutputSchema = closed({
  ...Tensor,
  role: Type.Union([Type.Literal('value'), Type.Literal('label'), Type.Literal('probabilities')]),
});
export type SignatureOutput = Type.Static<typeof SignatureOutputSchema>;

/** `signature.json`: how a row becomes tensors and tensors become a prediction. `batch` 0 means any size. */
export const SignatureSchema = manifestSchema('signature', 1, {
  batch: Count,
  inputs: Type.Array(SignatureInputSchema),
  outputs: Type.Array(SignatureOutputSchema),
  /** The classes in the order of the probabilities; empty for regression. */
  classes: Type.Array(Type.Union([Type.String(), Type.Number(), Type.Boolean()])),
});
export type Signature = Type.Static<typeof SignatureSchema>;
