import { setTimeout } from 'node:timers/promises';
import type { Row } from '../../kit/format/manifest/row.ts';
import { readKey } from '../../kit/ground/values/record.ts';
import { sendRequest } from '../../kit/host/http/send-request.ts';
import { StageFailure } from './stage-failure.ts';

/** Requests that are under way at once. */
const CONCURRENCY = 16;

/** How long a service may take to follow a merge. */
const FOLLOW_MILLISECONDS = 20_000;

/** How long the predictions log may take to be written, and how often to look. */
const LOG_MILLISECONDS = 10_000;
const LOOK_MILLISECONDS = 20;

/** An answer of `POST /predict`. */
export interface Answer {
  id: string;
  version: string;
  value: number;
}

/** Asks for the prediction of every row, each in a request of its own with the id `<prefix>-<n>`. */
export async function predictRows(url: string, rows: readonly Row[], prefix: string): Promise<Answer[]> {
  const answers: Answer[] = [];
  const indices = rows.keys();
  const work = async () => {
    for (const index of indices)
      answers[index] = await predictRow(url, rows[index] ?? {}, `${prefix}-${index}`);
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  return answers;
}

/** `POST /predict` with one row. @throws StageFailure unless it is answered with a number */
export async function predictRow(url: string, row: Row, id: string): Promise<Answer> {
  const { price: _, ...features } = row;
  const answer = await sendJson(`${url}/predict`, features, { 'x-request-id': id });
  const value = readKey(readKey(answer, 'prediction'), 'value');
  if (typeof value !== 'number') throw new StageFailure(`/predict answered ${JSON.stringify(answer)}`);
  return { id, version: String(readKey(answer, 'version')), value };
}

/** `POST /v2/models/<model>/infer` with one row, its tensors made as the model's own description asks. */
export async function inferRow(url: string, model: string, row: Row): Promise<number> {
  const described = await sendJson(`${url}/v2/models/${model}`);
  const inputs = asArray(readKey(described, 'inputs')).map((input) => ({
    name: String(readKey(input, 'name')),
    datatype: String(readKey(input, 'datatype')),
    shape: [1, 1],
    data: [row[String(readKey(input, 'name'))]],
  }));
  const answer = await sendJson(`${url}/v2/models/${model}/infer`, { inputs });
  const value = asArray(readKey(asArray(readKey(answer, 'outputs'))[0], 'data'))[0];
  if (typeof value !== 'number') throw new StageFailure(`The protocol answered ${JSON.stringify(answer)}`);
  return value;
}

/** Waits until the predictions log holds every row that was answered. */
export async function waitForLog(url: string): Promise<void> {
  const deadline = Date.now() + LOG_MILLISECONDS;
  for (;;) {
    const log = readKey(await sendJson(`${url}/health`), 'log');
    if (readKey(log, 'waiting') === 0) return;
    if (Date.now() > deadline)
      throw new StageFailure(`The predictions log is not written: ${JSON.stringify(log)}`);
    await setTimeout(LOOK_MILLISECONDS);
  }
}

/**
 * Asks every few milliseconds until an answer comes from `version`.
 * @returns how many requests were answered meanwhile; a single one that fails is a StageFailure
 */
export async function askUntilVersion(url: string, row: Row, version: string): Promise<number> {
  const deadline = Date.now() + FOLLOW_MILLISECONDS;
  for (let count = 1; ; count++) {
    const answer = await predictRow(url, row, `follow-${version}-${count}`);
    if (answer.version === version) return count;
    await setTimeout(LOOK_MILLISECONDS);
    if (Date.now() > deadline) {
      throw new StageFailure(`The service still serves ${answer.version} and did not follow to ${version}.`);
    }
  }
}

async function sendJson(url: string, body?: unknown, headers: Record<string, string> = {}): Promise<unknown> {
  const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
  const type = { 'content-type': 'application/json' };
  const response = await sendRequest({ url, headers: { ...type, ...headers }, ...sent });
  const text = await response.text();
  if (!response.ok) throw new StageFailure(`${url} answered ${response.status}: ${text}`);
  return JSON.parse(text);
}

function asArray(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
