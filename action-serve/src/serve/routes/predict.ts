import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { targetColumn } from '../../../../kit/format/contract/contract.ts';
import type { Prediction } from '../../../../kit/format/manifest/evaluation.ts';
import type { Row } from '../../../../kit/format/manifest/row.ts';
import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';
import type { LiveModel } from '../live-model.ts';
import { answerId, nameRequest, nameRows, type RequestName } from '../name-request.ts';
import { parseJsonBody } from '../protocol/parse-json-body.ts';
import {
  type Asked,
  type RecordParts,
  type RefusedRows,
  recordAnswers,
  recordRefusals,
} from '../record-predictions.ts';
import { RequestError } from '../request-error.ts';
import type { ServiceParts } from '../service-parts.ts';
import { validateRows } from '../validate-rows.ts';
import { addRoute } from './add-route.ts';
import { readBody } from './read-body.ts';

/** `POST /predict`: rows as the contract has them. */
export function addPredictRoutes(
  app: FastifyInstance,
  parts: RecordParts & Pick<ServiceParts, 'holder'>,
): void {
  addRoute(app, 'POST', '/predict', (request, reply) =>
    parts.holder.current().use((live) => answerPredict(parts, live, request, reply)),
  );
}

async function answerPredict(
  parts: RecordParts,
  live: LiveModel,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const asked = { live, name: readRequestName(request), started: performance.now() };
  const { values, single } = readOrRecord(parts, asked, request);
  const { rows, faults, refused } = validateRows(live, values);
  if (faults.length > 0) {
    recordRefusals(parts, { ...asked, outcome: 'invalid', groups: refused });
    throw new RequestError(422, explainFaults(refused, single), faults);
  }
  const predictions = await predictOrRecord(parts, { ...asked, rows, single });
  return reply.send(describeAnswer({ live, name: asked.name, predictions, single }));
}

/** A body that holds no rows is recorded as one that broke the contract, of no column in particular. */
function readOrRecord(parts: RecordParts, asked: Asked, request: FastifyRequest) {
  try {
    return readRows(parseJsonBody(readBody(request)));
  } catch (error) {
    recordRefusals(parts, { ...asked, outcome: 'invalid', groups: [{ columns: [], rows: 1 }] });
    throw error;
  }
}

/** A body is one row, or `{"rows": [...]}` unless the contract has a column of that name. */
function readRows(body: Record<string, unknown>): { values: readonly unknown[]; single: boolean } {
  const rows = body['rows'];
  if (!Array.isArray(rows)) return { values: [body], single: true };
  if (rows.length === 0) throw new RequestError(400, 'The list "rows" is empty. Send at least one row.');
  return { values: rows, single: false };
}

/** The client's `X-Request-Id`, which joins labels to predictions later, else a new one. */
function readRequestName(request: FastifyRequest): RequestName {
  const header = request.headers['x-request-id'];
  if (header === undefined) return nameRequest(undefined);
  if (typeof header === 'string' && /^[\x21-\x7e]{1,128}$/.test(header)) return nameRequest(header);
  throw new RequestError(
    400,
    'X-Request-Id must be 1 to 128 visible ASCII characters. Shorten it or leave it out.',
  );
}

function explainFaults(refused: readonly RefusedRows[], single: boolean): string {
  const rows = refused.reduce((sum, group) => sum + group.rows, 0);
  const subject = single ? 'The row does' : `${rows} of the rows ${rows === 1 ? 'does' : 'do'}`;
  return `${subject} not fit the data contract. "errors" says where; GET /openapi.json has the contract.`;
}

interface ValidRows extends Asked {
  rows: readonly Row[];
  single: boolean;
}

async function predictOrRecord(parts: RecordParts, question: ValidRows): Promise<Prediction[]> {
  try {
    const predictions = await question.live.rows.predict(question.rows);
    recordAnswers(parts, { ...question, predictions, outcome: 'ok' });
    return predictions;
  } catch (error) {
    const groups = [{ columns: [], rows: question.rows.length }];
    recordRefusals(parts, { ...question, outcome: 'error', groups });
    // A row that the model itself cannot answer; its sentence names columns and outputs, never values.
    if (error instanceof ConfigurationError) throw new RequestError(422, error.message);
    throw error;
  }
}

interface Answer {
  live: LiveModel;
  name: RequestName;
  predictions: readonly Prediction[];
  single: boolean;
}

function describeAnswer({ live, name, predictions, single }: Answer) {
  const id = answerId(name);
  const ids = nameRows(id, predictions.length, single);
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
