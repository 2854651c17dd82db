import type { SplitRule } from '../../../kit/format/manifest/data-lock.ts';
import type { Profile } from '../../../kit/format/manifest/profile.ts';
import type { Cell } from '../../../kit/format/manifest/row.ts';
import type { Findings } from '../../../kit/ml/data/count-findings.ts';
import type { SourceRows } from '../../../kit/ml/data/count-sources.ts';
import type { DatasetDigests } from '../../../kit/ml/data/dataset-digest.ts';
import type { Finding } from '../../../kit/ml/data/list-findings.ts';
import type { LoadedSource } from '../../../kit/ml/data/load-sources.ts';

/** What was read and found. `broken` are rules of the table that do not hold. */
export interface Examination {
  sources: LoadedSource[];
  /** What became of the rows of each of them. */
  bySource: SourceRows[];
  findings: Findings;
  /** The first findings of all. */
  sample: Finding[];
  /** The first finding of every broken rule. */
  firsts: Finding[];
  broken: string[];
}

/** What the accepted rows became; the splits lie as Parquet in the working folder. */
export interface Splits {
  rule: SplitRule;
  digests: DatasetDigests;
  profile: Profile;
  imputation: Record<string, Cell>;
}
