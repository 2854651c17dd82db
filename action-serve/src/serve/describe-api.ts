import {
  type Column,
  type Contract,
  featureColumns,
  targetColumn,
} from '../../../kit/format/contract/contract.ts';
import type { Task } from '../../../kit/format/manifest/evaluation.ts';
import type { LiveModel } from './live-model.ts';

const JSON_TYPE = 'application/json';

/** The service as an OpenAPI 3.1 document, its rows typed by the data contract. */
export function describeApi({ name, version, bundle }: LiveModel) {
  const { contract, evaluation, golden } = bundle;
  return {
    openapi: '3.1.0',
    info: { title: contract.title ?? name, version, description: `Predictions of the model ${name}.` },
    paths: {
      '/predict': { post: describePredict(golden.cases[0]?.row) },
      [`/v2/models/${name}/infer`]: { post: describeInfer() },
      [`/v2/models/${name}`]: { get: describeGet('The tensors that the model takes and gives') },
      '/v2': { get: describeGet('The server and the protocol extensions it speaks') },
      '/v2/health/live': { get: describeGet('Whether the process answers') },
      '/v2/health/ready': { get: describeGet('Whether requests are welcome; 503 while it drains') },
      '/health': { get: describeGet('Model, predictions log and following, in one answer') },
      '/metrics': { get: describeGet('Metrics in the Prometheus text format') },
    },
    components: {
      schemas: {
        Row: describeRow(contract),
        Prediction: describePrediction(evaluation.task, contract),
        Answer: describeAnswer(),
        Fault: describeFault(),
      },
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
    security: [{}, { token: [] }],
  };
}

function describePredict(example: unknown) {
  const row = { $ref: '#/components/schemas/Row' };
  const rows = {
    type: 'object',
    properties: { rows: { type: 'array', items: row, minItems: 1 } },
    required: ['rows'],
  };
  return {
    summary: 'Predict one row, or many',
    requestBody: {
      required: true,
      content: {
        [JSON_TYPE]: { schema: { anyOf: [row, rows] }, ...(example === undefined ? {} : { example }) },
      },
    },
    responses: {
      200: answer('The prediction', { $ref: '#/components/schemas/Answer' }),
      422: answer('A row does not fit the data contract', { $ref: '#/components/schemas/Fault' }),
      400: answer('The body cannot be read', { $ref: '#/components/schemas/Fault' }),
      ...describeTrouble(),
    },
  };
}

function describeInfer() {
  return {
    summary: 'Infer from tensors (Open Inference Protocol v2)',
    requestBody: { required: true, content: { [JSON_TYPE]: { schema: { type: 'object' } } } },
    responses: {
      200: answer('The output tensors', { type: 'object' }),
      400: answer('The tensors do not fit the model, or the rows they stand for the data contract', {
        $ref: '#/components/schemas/Fault',
      }),
      ...describeTrouble(),
    },
  };
}

/** What any prediction may be answered for want of time or room. */
function describeTrouble() {
  const fault = { $ref: '#/components/schemas/Fault' };
  return {
    413: answer('The body is too large', fault),
    503: answer('Too many rows are waiting; try again after Retry-After seconds', fault),
    504: answer('The model did not answer in time', fault),
  };
}

function describeGet(summary: string) {
  return { summary, responses: { 200: { description: summary } } };
}

function answer(description: string, schema: object) {
  return { description, content: { [JSON_TYPE]: { schema } } };
}

function describeRow(contract: Contract) {
  const features = featureColumns(contract);
  return {
    type: 'object',
    properties: Object.fromEntries(features.map((column) => [column.name, describeColumn(column)])),
    required: features.filter(({ nullable }) => !nullable).map(({ name }) => name),
  };
}

/** The column's own schema without the kit's annotations; null goes where the cell may be missing. */
function describeColumn({ schema, nullable, unit, description }: Column) {
  const plain = Object.fromEntries(Object.entries(schema).filter(([key]) => !key.startsWith('x-')));
  const told = [description, unit === undefined ? undefined : `In ${unit}.`].filter(Boolean).join(' ');
  const described = { ...plain, ...(told === '' ? {} : { description: told }) };
  return nullable ? { anyOf: [described, { type: 'null' }] } : described;
}

function describePrediction(task: Task, contract: Contract) {
  const { name, unit } = targetColumn(contract);
  const description = unit === undefined ? name : `${name}, in ${unit}`;
  if (task === 'regression') {
    return { type: 'object', properties: { value: { type: 'number', description } }, required: ['value'] };
  }
  const probabilities = { type: 'object', additionalProperties: { type: 'number', minimum: 0, maximum: 1 } };
  return { type: 'object', properties: { label: { description }, probabilities }, required: ['label'] };
}

function describeAnswer() {
  const text = { type: 'string' };
  const prediction = { $ref: '#/components/schemas/Prediction' };
  const item = { type: 'object', properties: { id: text, prediction } };
  return {
    type: 'object',
    properties: {
      model: text,
      version: text,
      bundle: text,
      id: {
        ...text,
        description: 'X-Request-Id of the request, or a new one: the key that joins labels later',
      },
      unit: text,
      prediction,
      predictions: { type: 'array', items: item, description: 'For "rows": one a row, in order' },
    },
    required: ['model', 'version', 'bundle', 'id'],
  };
}

function describeFault() {
  const cell = {
    type: 'object',
    properties: {
      row: { type: 'integer' },
      column: { type: 'string' },
      rule: { type: 'string' },
      message: { type: 'string' },
    },
  };
  return {
    type: 'object',
    properties: { error: { type: 'string' }, errors: { type: 'array', items: cell } },
    required: ['error'],
  };
}
