import * as Type from 'typebox';
import { DigestSchema } from './digest.ts';
import { Cell, Count, closed, manifestSchema, Name, SemanticVersion } from './schema.ts';

/** A stored blob. `md5` is there where the store keeps it under DVC's layout (`files/md5/…`). */
export const BlobRefSchema = closed({
  digest: DigestSchema,
  size: Count,
  md5: Type.Optional(Type.String({ pattern: '^[0-9a-f]{32}$', description: '32 hex digits' })),
  mediaType: Type.Optional(Type.String()),
});
export type BlobRef = Type.Static<typeof BlobRefSchema>;

/** How rows are dealt to the splits; shares are of the whole, the rest is training. */
export const SplitRuleSchema = closed({
  by: Type.Union([Type.Literal('row'), Type.Literal('group'), Type.Literal('time')]),
  column: Type.Optional(Type.String()),
  /** The columns whose canonical JSON is hashed (`row` and `group`). */
  key: Type.Array(Type.String()),
  validation: Type.Number({ minimum: 0, exclusiveMaximum: 1 }),
  test: Type.Number({ minimum: 0, exclusiveMaximum: 1 }),
  seed: Type.Integer(),
  /** First instant (or value) of the validation and the test split (`time`); null for a split that is not wanted. */
  cutoffs: Type.Optional(closed({ validation: Cell, test: Cell })),
  /** The cut-offs are found anew whenever the rows change (`time`); where this is absent they stay. */
  rolling: Type.Optional(Type.Literal(true)),
});
export type SplitRule = Type.Static<typeof SplitRuleSchema>;

export const SPLIT_NAMES = ['train', 'validation', 'test'] as const;
export type SplitName = (typeof SPLIT_NAMES)[number];

const SplitSchema = closed({ rows: Count, digest: DigestSchema, blob: BlobRefSchema });

const SourceSchema = closed({
  url: Type.String(),
  digest: DigestSchema,
  bytes: Count,
  etag: Type.Optional(Type.String()),
  /** Taken in beside the project's own data: the store keeps its bytes, and every later ingest reads them from there. */
  added: Type.Optional(Type.Literal(true)),
});

/**
 * `data.lock.json`: which data, exactly. `dataset` and each split's `digest` do not depend on row order or file
 * format; `blob` says where the bytes are. `source` lists every file read, in path order.
 */
export const DataLockSchema = manifestSchema('data-lock', 1, {
  model: Name,
  version: SemanticVersion,
  dataset: DigestSchema,
  source: Type.Array(SourceSchema),
  contract: DigestSchema,
  /** The contract's bytes in the store: what the next ingest compares its contract with. */
  contractBlob: Type.Optional(BlobRefSchema),
  profile: DigestSchema,
  split: SplitRuleSchema,
  splits: closed({ train: SplitSchema, validation: SplitSchema, test: SplitSchema }),
  imputation: Type.Record(Type.String(), Cell),
  rows: closed({ read: Count, accepted: Count, rejected: Count, duplicates: Count }),
  rejects: Type.Record(Type.String(), Count),
});
export type DataLock = Type.Static<typeof DataLockSchema>;

/** Where the store keeps the bytes of the sources that were added. */
export function listAddedBlobs({ source }: Pick<DataLock, 'source'>): BlobRef[] {
  return source.filter(({ added }) => added).map(({ digest, bytes }) => ({ digest, size: bytes }));
}
