import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Prediction } from '../../../../kit/format/manifest/evaluation.ts';
import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';
import { formatCount } from '../../../../kit/ground/errors/format-count.ts';
import { isRecord } from '../../../../kit/ground/values/record.ts';
import type { LiveModel } from '../live-model.ts';
import { answerId, nameRequest } from '../name-request.ts';
import type { TensorSet } from '../protocol/join-tensors.ts';
import { type InferRequest, readInferRequest } from '../protocol/read-infer-request.ts';
import { HEADER_LENGTH, writeInferResponse } from '../protocol/write-infer-response.ts';
import type { Readiness } from '../readiness.ts';
import { type Asked, type RecordParts, recordAnswers, recordRefusals } from '../record-predictions.ts';
import { RequestError } from '../request-error.ts';
import type { ServiceParts } from '../service-parts.ts';
import { explainTensorFaults, type ValidatedTensors, validateTensors } from '../validate-tensors.ts';
import { addRoute } from './add-route.ts';
import { readBody } from './read-body.ts';

/** What answering needs of a service. */
type InferParts = RecordParts & Pick<ServiceParts, 'rawTensors'>;

/** The routes of the Open Inference Protocol v2 (REST), with its binary tensor data extension. */
export function addProtocolRoutes(
  app: FastifyInstance,
  parts: InferParts & Pick<ServiceParts, 'holder' | 'readiness'>,
): void {
  const { readiness } = parts;
  const server = { name: 'slipway', version: '2', extensions: ['binary_tensor_data'] };
  addRoute(app, 'GET', '/v2', (_request, reply) => reply.send(server));
  addRoute(app, 'GET', '/v2/health/live', (_request, reply) => reply.send({ live: true }));
  addRoute(app, 'GET', '/v2/health/ready', (_request, reply) => answerReady(reply, readiness));
  for (const prefix of ['/v2/models/:name', '/v2/models/:name/versions/:version']) {
    addRoute(app, 'GET', prefix, (request, reply) => reply.send(describeModel(requireModel(parts, request))));
    addRoute(app, 'GET', `${prefix}/ready`, (request, reply) => {
      const { name } = requireModel(parts, request);
      return answerReady(reply, readiness, { name });
    });
    addRoute(app, 'POST', `${prefix}/infer`, (request, reply) =>
      requireModel(parts, request).use((live) => answerInfer(parts, live, request, reply)),
    );
  }
}

function answerReady(reply: FastifyReply, readiness: Readiness, head: { name?: string } = {}): FastifyReply {
  const ready = !readiness.isDraining();
  return reply.code(ready ? 200 : 503).send({ ...head, ready });
}

function requireModel({ holder }: Pick<ServiceParts, 'holder'>, request: FastifyRequest): LiveModel {
  const live = holder.current();
  const { name, version } = isRecord(request.params) ? request.params : {};
  if (name !== live.name) {
    throw new RequestError(404, `There is no model "${name}" here. This service serves "${live.name}".`);
  }
  if (version === undefined || version === live.version) return live;
  throw new RequestError(404, `Version "${version}" is not served. This service serves "${live.version}".`);
}

function describeModel({ name, version, bundle }: LiveModel) {
  const { inputs, outputs } = bundle.signature;
  const describe = (tensor: { name: string; datatype: string; shape: number[] }) => ({
    name: tensor.name,
    datatype: tensor.datatype,
    shape: tensor.shape,
  });
  return {
    name,
    versions: [version],
    platform: 'onnxruntime_onnx',
    inputs: inputs.map(describe),
    outputs: outputs.map(describe),
  };
}

async function answerInfer(
  parts: InferParts,
  live: LiveModel,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const started = performance.now();
  const question = readOrRecord(parts, live, { request, started });
  const name = nameRequest(question.id);
  const outputs = await inferOrRecord(parts, { live, question, name, started });
  const { headers, body } = writeInferResponse(
    { model: live.name, version: live.version, id: answerId(name) },
    outputs,
    question.outputs,
  );
  return reply.headers(headers).send(body);
}

/** A body that holds no tensors of the model's is recorded as one that broke the contract, of no column in particular. */
function readOrRecord(
  parts: InferParts,
  live: LiveModel,
  { request, started }: { request: FastifyRequest; started: number },
): InferRequest {
  try {
    const bytes = readBody(request);
    return readInferRequest({ bytes, jsonLength: readJsonLength(request, bytes) }, live.bundle.signature);
  } catch (error) {
    const groups = [{ columns: [], rows: 1 }];
    recordRefusals(parts, { live, name: nameRequest(undefined), started, outcome: 'invalid', groups });
    throw error;
  }
}

type Question = Asked & { question: InferRequest };

/** Answers with the model's outputs and records what was asked, whatever comes of it. */
async function inferOrRecord(parts: InferParts, { question, ...asked }: Question): Promise<TensorSet> {
  const { live } = asked;
  const single = question.rows === 1;
  const valid = parts.rawTensors ? undefined : requireValid(parts, { question, ...asked });
  try {
    const [outputs = []] = await live.tensors.predict([valid?.inputs ?? question.inputs]);
    const rows = valid?.rows ?? live.readRows(question.inputs, question.rows);
    const predict = () => live.readPredictions(outputs, question.rows);
    const outcome = valid ? 'ok' : 'unchecked';
    recordAnswers(parts, {
      ...asked,
      single,
      rows,
      outcome,
      predictions: valid ? predict() : tryTo(predict),
    });
    return outputs;
  } catch (error) {
    recordRefusals(parts, { ...asked, outcome: 'error', groups: [{ columns: [], rows: question.rows }] });
    throw error instanceof ConfigurationError ? new RequestError(valid ? 422 : 400, error.message) : error;
  }
}

/** @throws RequestError 400 where the tensors stand for rows that the contract refuses */
function requireValid(parts: InferParts, { question, ...asked }: Question): ValidatedTensors {
  const validated = validateTensors(asked.live, question);
  const { faults, refused } = validated;
  if (faults.length === 0) return validated;
  recordRefusals(parts, { ...asked, outcome: 'invalid', groups: refused });
  throw new RequestError(400, explainTensorFaults(faults), faults);
}

/** Outputs that mean no prediction (NaN, say) are still the answer to raw tensors. */
function tryTo(predict: () => Prediction[]): Prediction[] | undefined {
  try {
    return predict();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return undefined;
  }
}

function readJsonLength(request: FastifyRequest, bytes: Uint8Array): number | undefined {
  const header = request.headers[HEADER_LENGTH];
  if (header === undefined) return undefined;
  const length = Number(header);
  if (typeof header === 'string' && /^\d+$/.test(header) && length <= bytes.length) return length;
  throw new RequestError(
    400,
    `Inference-Header-Content-Length is "${header}"; the body has ${formatCount(bytes.length, 'byte')}.`,
  );
}
