import type { Prediction } from '../../format/manifest/evaluation.ts';
import type { Row } from '../../format/manifest/row.ts';
import type { OutputDecoder } from './decode-outputs.ts';
import type { ColumnEncoder } from './encode-columns.ts';
import type { Tensor } from './tensor.ts';

/** Runs tensors through a model, wherever that is done. */
export interface TensorEngine {
  /**
   * @param tensors every input of the model once, in any order, all of one batch size
   * @param outputs names those to return, in this order; all that the protocol can carry where it is left out
   * @throws ConfigurationError for tensors that do not fit the signature, and when the model fails on them
   */
  run(tensors: readonly Tensor[], outputs?: readonly string[]): Promise<Tensor[]>;
  close(): Promise<void>;
}

/** An opened model: columns are encoded into tensors, run, and decoded into columns of predictions. */
export interface Model extends TensorEngine {
  encode: ColumnEncoder;
  decode: OutputDecoder;
  /** One prediction a row, in order. Rows are valid and normalised (`createRowValidator`). */
  predict(rows: readonly Row[]): Promise<Prediction[]>;
}
