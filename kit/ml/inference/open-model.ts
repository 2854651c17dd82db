import { availableParallelism } from 'node:os';
import type { InferenceSession, Tensor, TensorConstructor } from 'onnxruntime-node';
import type { Contract } from '../../format/contract/contract.ts';
import type { Row } from '../../format/manifest/row.ts';
import type { Signature } from '../../format/manifest/signature.ts';
import { ConfigurationError, describeError } from '../../ground/errors/configuration-error.ts';
import type { Logger } from '../../ground/log/logger.ts';
import { loadLibrary } from '../../ground/runtime/load-library.ts';
import { checkRequest } from './check-request.ts';
import { createOutputDecoder } from './decode-outputs.ts';
import { createRowEncoder } from './encode-rows.ts';
import type { Model, V2Tensor } from './model.ts';
import { toRuntimeTensor } from './runtime-tensor.ts';
import { fromRuntimeTensor, toTensorData } from './tensor-data.ts';

/** Rows a run takes at most, so that memory stays flat over long tables. */
const MAX_ROWS_PER_RUN = 4096;

export interface ModelLocation {
  /** Path of the ONNX file. */
  file: string;
  signature: Signature;
  contract: Contract;
  log: Logger;
  runtimePath?: string | undefined;
  /** Threads within an operator: `all` is one a core, for large batches; 1 where it is left out. */
  threads?: number | 'all' | undefined;
}

/**
 * Opens an ONNX model with ONNX Runtime on the CPU.
 * @throws ConfigurationError when ONNX Runtime refuses the file, or the signature is another model's
 */
export async function openModel(location: ModelLocation): Promise<Model> {
  const { file, signature, contract, log, runtimePath, threads = 1 } = location;
  const library = await loadLibrary('onnxruntime', { log, runtimePath });
  const session = await createSession({ create: library.InferenceSession.create, file, threads });
  refuseForeignSignature(session, signature, file);
  const opened = { session, signature, createTensor: library.Tensor };
  return {
    predict: createPredict(opened, contract),
    infer: (tensors, outputs) => infer(opened, tensors, outputs),
    close: () => session.release(),
  };
}

interface OpenedSession {
  session: InferenceSession;
  signature: Signature;
  createTensor: TensorConstructor;
}

interface SessionRequest {
  create: typeof InferenceSession.create;
  file: string;
  threads: number | 'all';
}

/** Threads that wait for work by sleeping: spinning ones cost more processor time than they save in a service. */
const WITHOUT_SPINNING = {
  session: { intra_op: { allow_spinning: '0' }, inter_op: { allow_spinning: '0' } },
};

async function createSession({ create, file, threads }: SessionRequest): Promise<InferenceSession> {
  try {
    return await create(file, {
      executionProviders: ['cpu'],
      logSeverityLevel: 3,
      // A number of its own choice would also bind ONNX Runtime's threads to cores.
      intraOpNumThreads: threads === 'all' ? availableParallelism() : threads,
      interOpNumThreads: 1,
      extra: WITHOUT_SPINNING,
    });
  } catch (error) {
    throw new ConfigurationError(
      'SLW_MODEL_REFUSED',
      `ONNX Runtime cannot open ${file}: ${describeError(error)}. Export the model with an opset this version knows.`,
      { cause: error },
    );
  }
}

function refuseForeignSignature(session: InferenceSession, signature: Signature, file: string): void {
  const wanted = signature.inputs.map(({ name }) => name);
  const missing = wanted.find((name) => !session.inputNames.includes(name));
  const unfilled = session.inputNames.find((name) => !wanted.includes(name));
  if (missing === undefined && unfilled === undefined) return;
  throw new ConfigurationError(
    'SLW_BUNDLE_INVALID',
    `The signature does not belong to ${file}: the input "${missing ?? unfilled}" is ${missing ? 'not in the model' : 'not in the signature'}. Package the model again.`,
  );
}

function createPredict(
  { session, signature, createTensor }: OpenedSession,
  contract: Contract,
): Model['predict'] {
  const encoders = signature.inputs.map((input) => ({ input, encode: createRowEncoder(input, contract) }));
  const decode = createOutputDecoder(signature, contract);
  const fetches = signature.outputs.map(({ name }) => name);
  return async (rows) => {
    const size = signature.batch || MAX_ROWS_PER_RUN;
    const predictions = [];
    for (let start = 0; start < rows.length; start += size) {
      const batch = rows.slice(start, start + size);
      const padded = signature.batch ? padRows(batch, signature.batch) : batch;
      const feeds: Record<string, Tensor> = {};
      for (const { input, encode } of encoders) {
        const dims = [padded.length, ...input.shape.slice(1)];
        feeds[input.name] = toRuntimeTensor(createTensor, {
          datatype: input.datatype,
          dims,
          data: encode(padded),
        });
      }
      predictions.push(...decode(await runSession({ session, feeds, fetches }), batch.length));
    }
    return predictions;
  };
}

/** Fills a fixed batch by repeating the last row. */
function padRows(rows: readonly Row[], size: number): readonly Row[] {
  const last = rows.at(-1);
  if (!last || rows.length === size) return rows;
  return [...rows, ...Array.from({ length: size - rows.length }, () => last)];
}

async function infer(
  { session, signature, createTensor }: OpenedSession,
  tensors: readonly V2Tensor[],
  outputs: readonly string[] | undefined,
): Promise<V2Tensor[]> {
  const fetches = checkRequest({ session, signature, tensors, outputs });
  const feeds: Record<string, Tensor> = {};
  for (const tensor of tensors) {
    const { name, datatype, shape } = tensor;
    feeds[name] = toRuntimeTensor(createTensor, { datatype, dims: shape, data: toTensorData(tensor) });
  }
  return [...(await runSession({ session, feeds, fetches })).values()];
}

interface SessionRun {
  session: InferenceSession;
  feeds: Record<string, Tensor>;
  fetches: readonly string[];
}

async function runSession({ session, feeds, fetches }: SessionRun): Promise<Map<string, V2Tensor>> {
  const outputs = new Map<string, V2Tensor>();
  for (const [name, value] of Object.entries(await runOrExplain({ session, feeds, fetches }))) {
    const tensor = fromRuntimeTensor(name, value);
    if (tensor) outputs.set(name, tensor);
  }
  return outputs;
}

async function runOrExplain({ session, feeds, fetches }: SessionRun): Promise<InferenceSession.ReturnType> {
  try {
    return await session.run(feeds, [...fetches]);
  } catch (error) {
    throw new ConfigurationError(
      'SLW_MODEL_FAILED',
      `The model failed on this input: ${describeError(error)}. Check the tensors' shapes against the model's.`,
      { cause: error },
    );
  }
}
