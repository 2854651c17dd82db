import { type Column, featureColumns } from '../../../kit/format/contract/contract.ts';
import { createRowValidator } from '../../../kit/format/contract/validate-row.ts';
import type { Prediction } from '../../../kit/format/manifest/evaluation.ts';
import type { Row } from '../../../kit/format/manifest/row.ts';
import type { Bundle } from '../../../kit/ml/bundle/open-bundle.ts';
import { toColumns } from '../../../kit/ml/inference/columns.ts';
import { listPredictions } from '../../../kit/ml/inference/list-predictions.ts';
import type { Model } from '../../../kit/ml/inference/model.ts';
import { createRedactor } from '../../../kit/ml/predictions/redact-features.ts';
import { type Batcher, createBatcher } from './batch-rows.ts';
import { createTensorReader, type TensorReader } from './protocol/describe-tensors.ts';
import {
  canJoin,
  countTensorRows,
  joinTensors,
  splitTensors,
  type TensorSet,
} from './protocol/join-tensors.ts';

/** An opened bundle that answers requests. */
export interface LiveModel {
  name: string;
  version: string;
  bundle: Bundle;
  /** The names of the contract's columns. */
  columns: ReadonlySet<string>;
  validate: ReturnType<typeof createRowValidator>;
  rows: Batcher<Row, Prediction>;
  /** Answers sets of tensors with the signature's outputs. */
  tensors: Batcher<TensorSet, TensorSet>;
  /** The rows that a request's tensors stand for. */
  readRows: TensorReader;
  /** How rows read from tensors are checked: they have the model's own columns alone. */
  tensorRows: Pick<LiveModel, 'columns' | 'validate'>;
  /** The tensors that rows stand for. */
  encodeRows(rows: readonly Row[]): TensorSet;
  /** The predictions that outputs stand for. */
  readPredictions(outputs: TensorSet, count: number): Prediction[];
  /** A row's features as the log may keep them. */
  redact(row: Readonly<Row>): Row;
  /** Runs work that needs this model to stay open. */
  use<Result>(work: (live: LiveModel) => Promise<Result>): Promise<Result>;
  /** Closes the model as soon as no work uses it. */
  retire(): Promise<void>;
}

interface LiveModelParts {
  bundle: Bundle;
  model: Model;
  version: string;
  /** False where the model answers a row otherwise when others stand beside it. */
  batching: boolean;
  inferenceTimeoutMs: number;
  observeBatch(rows: number): void;
}

/** Makes an opened and proven model ready to serve. */
export function createLiveModel(parts: LiveModelParts): LiveModel {
  const { bundle, model, version } = parts;
  const { contract, signature } = bundle;
  const users = createUserCount();
  const checks = {
    columns: new Set(contract.columns.map(({ name: column }) => column)),
    validate: createRowValidator(contract, 'features'),
  };
  const live: LiveModel = {
    name: bundle.evaluation.model,
    version,
    bundle,
    ...checks,
    rows: batchRows(parts),
    tensors: batchTensors(parts),
    readRows: createTensorReader(signature, contract),
    tensorRows: createTensorRowChecks(bundle, checks),
    encodeRows: (rows) => model.encode(toColumns(rows)),
    readPredictions: (outputs, count) => listPredictions(model.decode(outputs, count)),
    redact: createRedactor(contract),
    use: async (work) => {
      users.enter();
      try {
        return await work(live);
      } finally {
        users.leave();
      }
    },
    retire: async () => {
      await users.empty();
      await model.close();
    },
  };
  return live;
}

/** A model may take fewer columns than the contract has, and its tensors hold no others: those are no features of it. */
function createTensorRowChecks(
  { signature, contract }: Bundle,
  checks: LiveModel['tensorRows'],
): LiveModel['tensorRows'] {
  const used = new Set(signature.inputs.flatMap(({ columns }) => columns));
  if (featureColumns(contract).every(({ name }) => used.has(name))) return checks;
  const columns = contract.columns.map(
    (column): Column => (used.has(column.name) ? column : { ...column, role: 'ignored' }),
  );
  return { ...checks, validate: createRowValidator({ ...contract, columns }, 'features') };
}

function batchRows({
  model,
  batching,
  inferenceTimeoutMs,
  observeBatch,
}: LiveModelParts): Batcher<Row, Prediction> {
  return createBatcher({
    predict: (rows) => model.predict(rows),
    timeoutMs: inferenceTimeoutMs,
    observe: observeBatch,
    ...(batching ? {} : { maxRows: 1 }),
  });
}

function batchTensors({
  bundle,
  model,
  batching,
  inferenceTimeoutMs,
  observeBatch,
}: LiveModelParts): Batcher<TensorSet, TensorSet> {
  const outputs = bundle.signature.outputs.map(({ name }) => name);
  return createBatcher<TensorSet, TensorSet>({
    predict: async (sets) =>
      splitTensors(await model.run(joinTensors(sets), outputs), sets.map(countTensorRows)),
    weigh: countTensorRows,
    timeoutMs: inferenceTimeoutMs,
    observe: observeBatch,
    ...(batching && canJoin(bundle.signature) ? {} : { maxRows: 1 }),
  });
}

interface UserCount {
  enter(): void;
  leave(): void;
  /** Settles when nobody is inside. */
  empty(): Promise<void>;
}

function createUserCount(): UserCount {
  let inside = 0;
  const waiting: (() => void)[] = [];
  return {
    enter: () => {
      inside++;
    },
    leave: () => {
      inside--;
      if (inside === 0) for (const resolve of waiting.splice(0)) resolve();
    },
    empty: () => (inside === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}
