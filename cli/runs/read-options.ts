import { UsageError } from '../usage-error.ts';

export interface RunsOptions {
  /** A metric's name, `when` or `minutes`. */
  sort: string;
  /** Beginnings of two ids. */
  compare: readonly [string, string] | undefined;
  model: string | undefined;
  /** Infinity for all. */
  limit: number;
  offline: boolean;
}

const DEFAULT_LIMIT = 20;

/** Reads the inputs of `slipway runs`. @throws UsageError for one that cannot be meant */
export function readOptions(inputs: Readonly<Record<string, string>>): RunsOptions {
  const { sort = 'when', model } = inputs;
  return {
    sort,
    compare: readPair(inputs['compare']),
    model,
    limit: readLimit(inputs['limit']),
    offline: inputs['offline'] === 'true',
  };
}

function readPair(text: string | undefined): readonly [string, string] | undefined {
  if (text === undefined) return undefined;
  const [one, other, more] = text.split('\n');
  if (one && other && more === undefined) return [one, other];
  throw new UsageError('"--compare" needs 2 values: --compare VALUE VALUE.');
}

function readLimit(text: string | undefined): number {
  if (text === undefined) return DEFAULT_LIMIT;
  if (!/^\d+$/.test(text)) throw new UsageError(`"--limit ${text}" is no count. Write 0 for all runs.`);
  return Number(text) || Number.POSITIVE_INFINITY;
}
