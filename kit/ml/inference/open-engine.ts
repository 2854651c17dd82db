import { availableParallelism } from 'node:os';
import type { InferenceSession, Tensor as RuntimeTensor, TensorConstructor } from 'onnxruntime-node';
import type { Signature } from '../../format/manifest/signature.ts';
import { ConfigurationError, describeError } from '../../ground/errors/configuration-error.ts';
import type { Logger } from '../../ground/log/logger.ts';
import { loadLibrary } from '../../ground/runtime/load-library.ts';
import { createTensorCheck, listCarriedOutputs, refuseUnknownOutputs } from './check-tensors.ts';
import type { TensorEngine } from './model.ts';
import { toRuntimeTensor } from './runtime-tensor.ts';
import type { Tensor } from './tensor.ts';
import { fromRuntimeTensor } from './tensor-data.ts';

export interface EngineLocation {
  /** Path of the ONNX file. */
  file: string;
  signature: Signature;
  log: Logger;
  runtimePath?: string | undefined;
  /** Threads within an operator: `all` is one a core, for large batches; 1 where it is left out. */
  threads?: number | 'all' | undefined;
}

/**
 * Opens ONNX Runtime on the CPU, in this thread, for the tensors of one ONNX file.
 * @throws ConfigurationError when ONNX Runtime refuses the file, or the signature is another model's
 */
export async function openTensorEngine(location: EngineLocation): Promise<TensorEngine> {
  const { file, signature, log, runtimePath, threads = 1 } = location;
  const library = await loadLibrary('onnxruntime', { log, runtimePath });
  const session = await createSession({ create: library.InferenceSession.create, file, threads });
  refuseForeignSignature(session, signature, file);
  const check = createTensorCheck(signature);
  const carried = listCarriedOutputs(session);
  return {
    run: async (tensors, outputs = carried) => {
      check(tensors);
      refuseUnknownOutputs(outputs, session);
      const results = await runOrExplain(session, { feeds: toFeeds(tensors, library.Tensor), outputs });
      return outputs.flatMap((name) => takeOutput(results, name));
    },
    close: () => session.release(),
  };
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

type Feeds = Record<string, RuntimeTensor>;

function toFeeds(tensors: readonly Tensor[], create: TensorConstructor): Feeds {
  const feeds: Feeds = {};
  for (const { name, datatype, shape, data } of tensors)
    feeds[name] = toRuntimeTensor(create, { datatype, dims: shape, data });
  return feeds;
}

function takeOutput(results: InferenceSession.ReturnType, name: string): Tensor[] {
  const value = results[name];
  const tensor = value && fromRuntimeTensor(name, value);
  return tensor ? [tensor] : [];
}

async function runOrExplain(
  session: InferenceSession,
  { feeds, outputs }: { feeds: Feeds; outputs: readonly string[] },
): Promise<InferenceSession.ReturnType> {
  try {
    return await session.run(feeds, [...outputs]);
  } catch (error) {
    throw new ConfigurationError(
      'SLW_MODEL_FAILED',
      `The model failed on this input: ${describeError(error)}. Check the tensors' shapes against the model's.`,
      { cause: error },
    );
  }
}
