import type { Dealing } from '../../../action-ingest/src/ingest/dealing.ts';
import type { ProposedData } from '../../../action-ingest/src/ingest/render-pull-request.ts';
import type { DataLock, SplitName } from '../../../kit/format/manifest/data-lock.ts';
import { digestOf } from '../../../kit/format/manifest/digest.ts';

const digest = digestOf('any');

/** A lock of so many rows a split. */
export function describeLock(
  rows: Record<SplitName, number>,
  changes: Partial<DataLock> = {},
  rejected = 0,
): DataLock {
  const accepted = rows.train + rows.validation + rows.test;
  const split = (name: SplitName) => ({ rows: rows[name], digest, blob: { digest, size: 1 } });
  return {
    $schema: 'https://slipway-mlops.github.io/slipway/schemas/data-lock-1.json',
    model: 'flat-price',
    version: '1.1.0',
    dataset: digest,
    source: [],
    contract: digest,
    profile: digest,
    split: { by: 'row', key: ['size'], validation: 0.2, test: 0.2, seed: 42 },
    splits: { train: split('train'), validation: split('validation'), test: split('test') },
    imputation: {},
    rows: { read: accepted + rejected, accepted, rejected, duplicates: 0 },
    rejects: {},
    ...changes,
  };
}

/** A change of the data as a reviewer is told of it: a first version, unless the changes say otherwise. */
export function describeChange(
  changes: Partial<ProposedData> = {},
  dealing: Partial<Dealing> = {},
): ProposedData {
  const lock = changes.lock ?? describeLock({ train: 60, validation: 20, test: 20 });
  return {
    lock,
    last: undefined,
    dealing: { keys: { train: 60, validation: 20, test: 20 }, untimed: 0, flow: undefined, ...dealing },
    examination: {
      sources: [],
      bySource: [],
      findings: { rows: lock.rows, rules: [] },
      sample: [],
      firsts: [],
      broken: [],
    },
    reasons: [],
    ...changes,
  };
}
