import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { targetColumn } from '../../../../kit/contract/contract.ts';
import { ConfigurationError } from '../../../../kit/errors/configuration-error.ts';
import type { Prediction } from '../../../../kit/manifest/evaluation.ts';
import type { Row } from '../../../../kit/manifest/row.ts';
import type { LiveModel } from '../live-model.ts';
import { parseJsonBody } from '../protocol/parse-json-body.ts';
import { nameRows, recordPredictions } from '../record-predictions.ts';
import { RequestError } from '../request-error.ts';
import type { ServiceState } from '../service-state.ts';
import { validateRows } from '../validate-rows.ts';
import { addRoute } from './add-route.ts';
import { readBody } from './read-body.ts';

/** `POST /predict`: rows as the contract has them. */
export function addPredictRoutes(app: FastifyInstance, state: ServiceState): void {
  addRoute(app, 'POST', '/predict', (request, reply) =>
    state.holder.current().use((live) => answerPredict(state, live, request, reply)),
  );
}

async function answerPredict(
  state: ServiceState,
  live: LiveModel,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const started = performance.now();
  const id = readRequestId(request);
  const { values, single } = readRows(parseJsonBody(readBody(request)));
  const ids = nameRows(id, values.length, single);
  const { rows, faults, invalid } = validateRows(live, values);
  if (faults.length > 0) {
    const wrong = [...invalid.keys()].map((index) => ids[index] ?? id);
    const common = { live, predictions: undefined, outcome: 'invalid' as const, started };
    recordPredictions(state, { ...common, ids: wrong, rows: [...invalid.values()] });
    throw new RequestError(422, explainFaults(invalid.size, single), faults);
  }
  const predictions = await predictOrRecord(state, { live, ids, rows, started });
  return reply.send(describeAnswer({ live, id, ids, predictions, single }));
}

/** A body is one row, or `{"rows": [...]}` unless the contract has a column of that name. */
function readRows(body: Record<string, unknown>): { values: readonly unknown[]; single: boolean } {
  const rows = body['rows'];
  if (!Array.isArray(rows)) return { values: [body], single: true };
  if (rows.length === 0) throw new RequestError(400, 'The list "rows" is empty. Send at least one row.');
  return { values: rows, single: false };
}

/** The client's `X-Request-Id`, which joins labels to predictions later, else a new one. */
function readRequestId(request: FastifyRequest): string {
  const header = request.headers['x-request-id'];
  if (header === undefined) return randomUUID();
  if (typeof header === 'string' && /^[\x21-\x7e]{1,128}$/.test(header)) return header;
  throw new RequestError(
    400,
    'X-Request-Id must be 1 to 128 visible ASCII characters. Shorten it or leave it out.',
  );
}

function explainFaults(rows: number, single: boolean): string {
  const subject = single ? 'The row does' : `${rows} of the rows ${rows === 1 ? 'does' : 'do'}`;
  return `${subject} not fit the data contract. "errors" says where; GET /openapi.json has the contract.`;
}

interface ValidRows {
  live: LiveModel;
  ids: readonly string[];
  rows: readonly Row[];
  started: number;
}

async function predictOrRecord(state: ServiceState, question: ValidRows): Promise<Prediction[]> {
  try {
    const predictions = await question.live.rows.predict(question.rows);
    recordPredictions(state, { ...question, predictions, outcome: 'ok' });
    return predictions;
  } catch (error) {
    recordPredictions(state, { ...question, predictions: undefined, outcome: 'error' });
    // A row that the model itself cannot answer; its sentence names columns and outputs, never values.
    if (error instanceof ConfigurationError) throw new RequestError(422, error.message);
    throw error;
  }
}

interface Answer {
  live: LiveModel;
  id: string;
  ids: readonly string[];
  predictions: readonly Prediction[];
  single: boolean;
}

function describeAnswer({ live, id, ids, predictions, single }: Answer) {
  const { unit } = targetColumn(live.bundle.contract);
  const head = { model: live.name, version: live.version, bundle: live.bundle.digest, id };
  const tail = unit === undefined ? {} : { unit };
  if (single) return { ...head, prediction: predictions[0], ...tail };
  return {
    ...head,
    predictions: predictions.map((prediction, index) => ({ id: ids[index], prediction })),
    ...tail,
  };
}
