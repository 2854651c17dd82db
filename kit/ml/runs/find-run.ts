import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import type { RunRecord } from './run-record.ts';

const MAX_NAMED = 5;

/** The run whose id begins so. @throws ConfigurationError when there is none, or more than one */
export function findRun(records: readonly RunRecord[], start: string): RunRecord {
  const found = records.filter(({ id }) => id.startsWith(start));
  const [first, second] = found;
  if (first && !second) return first;
  if (!first) {
    throw new ConfigurationError(
      'SLW_NAME_UNKNOWN',
      `No run's id begins with "${start}". "slipway runs" lists the ids.`,
    );
  }
  const ids = found.slice(0, MAX_NAMED).map(({ id }) => id);
  throw new ConfigurationError(
    'SLW_NAME_UNKNOWN',
    `The ids of ${found.length} runs begin with "${start}" (${ids.join(', ')}). Write more of the one you mean.`,
  );
}
