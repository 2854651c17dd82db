import type { MetricPoint } from '../../../kit/format/manifest/run.ts';
import { describeError } from '../../../kit/ground/errors/configuration-error.ts';

/** A metric's line is short; in longer ones nothing is searched. */
const MAX_METRIC_LENGTH = 10_000;

/** One line of `SLIPWAY_EVENTS`. */
export type TrainingEvent =
  | ({ type: 'metric' } & MetricPoint)
  | { type: 'progress'; fraction: number }
  | { type: 'checkpoint'; path: string; step: number }
  | { type: 'log'; message: string };

/** A line that is left out: none of the events, or a metric whose value is no finite number. */
export type UnusableEvent = { type: 'malformed'; reason: string } | { type: 'diverged'; reason: string };

/** The event of a line, or what is wrong with it. */
export function parseEvent(line: string): TrainingEvent | UnusableEvent {
  const diverged = findDiverged(line);
  if (diverged) return diverged;
  const value = parseObject(line);
  if (typeof value === 'string') return { type: 'malformed', reason: value };
  const event = toEvent(value);
  return typeof event === 'string' ? { type: 'malformed', reason: event } : event;
}

/** A metric of NaN or an infinity as Python writes it, which JSON has no word for; undefined for every other line. */
function findDiverged(line: string): UnusableEvent | undefined {
  if (line.length > MAX_METRIC_LENGTH) return undefined;
  const [, value] = /"value"\s*:\s*(NaN|-?Infinity)\s*[,}]/.exec(line) ?? [];
  if (value === undefined) return undefined;
  const metric = parseObject(line.replace(/:\s*(NaN|-?Infinity)\s*(?=[,}])/g, ':null'));
  if (typeof metric === 'string' || metric['type'] !== 'metric') return undefined;
  const { name, step } = metric;
  const at = typeof step === 'number' ? `step ${step}: ` : '';
  return { type: 'diverged', reason: `${at}${JSON.stringify(name)} is ${value}` };
}

function parseObject(line: string): Record<string, unknown> | string {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? { ...value } : 'it is not a JSON object';
  } catch (error) {
    return describeError(error);
  }
}

function toEvent(value: Record<string, unknown>): TrainingEvent | string {
  const { type, name, value: number, step, fraction, path, message } = value;
  switch (type) {
    case 'metric':
      if (typeof name !== 'string' || typeof number !== 'number')
        return 'a metric needs "name" and a number "value"';
      return { type, name, value: number, ...(typeof step === 'number' ? { step } : {}) };
    case 'progress':
      if (typeof fraction !== 'number' || fraction < 0 || fraction > 1)
        return '"fraction" must be from 0 to 1';
      return { type, fraction };
    case 'checkpoint':
      if (typeof path !== 'string') return 'a checkpoint needs a "path"';
      return { type, path, step: typeof step === 'number' ? step : 0 };
    case 'log':
      return typeof message === 'string' ? { type, message } : 'a log line needs a "message"';
    default:
      return `"type" is ${JSON.stringify(type)}, not metric, progress, checkpoint or log`;
  }
}
