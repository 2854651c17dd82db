import type { Contract } from '../../../kit/format/contract/contract.ts';
import { canonicalJson } from '../../../kit/format/manifest/canonical-json.ts';
import {
  type BlobRef,
  type DataLock,
  DataLockSchema,
  type SplitName,
} from '../../../kit/format/manifest/data-lock.ts';
import { digestOf } from '../../../kit/format/manifest/digest.ts';
import type { Profile } from '../../../kit/format/manifest/profile.ts';
import type { Examination, Splits } from './examination.ts';

/** The blobs a lock names. */
export interface LockBlobs {
  splits: Record<SplitName, BlobRef>;
  contract: BlobRef;
}

/** The lock of these splits. */
export function buildLock({
  model,
  version,
  contract,
  examination,
  splits,
  blobs,
}: {
  model: string;
  version: string;
  contract: Contract;
  examination: Examination;
  splits: Splits;
  blobs: LockBlobs;
}): DataLock {
  const { digests, rule, imputation, profile } = splits;
  const { sources, findings } = examination;
  const split = (name: SplitName) => ({ ...digests.splits[name], blob: blobs.splits[name] });
  return {
    $schema: DataLockSchema.properties.$schema.const,
    model,
    version,
    dataset: digests.dataset,
    source: sources.map(({ url, digest, bytes, etag, added }) => ({
      url,
      digest,
      bytes,
      ...(etag === undefined ? {} : { etag }),
      ...(added ? { added } : {}),
    })),
    contract: contract.digest,
    contractBlob: blobs.contract,
    profile: digestOfProfile(profile),
    split: rule,
    splits: { train: split('train'), validation: split('validation'), test: split('test') },
    imputation,
    rows: findings.rows,
    rejects: countRejects(examination),
  };
}

/** Of `profile.json` as it is written. */
function digestOfProfile(profile: Profile): ReturnType<typeof digestOf> {
  return digestOf(canonicalJson(profile));
}

/** Broken rules by `column.rule`, or the rule's name alone where it is of no column. */
export function countRejects({ findings }: Examination): Record<string, number> {
  const errors = findings.rules.filter(({ severity }) => severity === 'error');
  return Object.fromEntries(
    errors.map(({ column, rule, rows }) => [column === '' ? rule : `${column}.${rule}`, rows]),
  );
}
