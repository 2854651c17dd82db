import type { Findings } from '../../kit/data/count-findings.ts';
import type { SourceRows } from '../../kit/data/count-sources.ts';
import type { DatasetDigests } from '../../kit/data/dataset-digest.ts';
import type { Finding } from '../../kit/data/list-findings.ts';
import type { LoadedSource } from '../../kit/data/load-sources.ts';
import type { SplitRule } from '../../kit/manifest/data-lock.ts';
import type { Profile } from '../../kit/manifest/profile.ts';
import type { Cell } from '../../kit/manifest/row.ts';

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
