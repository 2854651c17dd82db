import type { Pipeline } from '../../../../kit/format/config/pipeline-schema.ts';
import type { BlobRef, DataLock } from '../../../../kit/format/manifest/data-lock.ts';
import type { Logger } from '../../../../kit/ground/log/logger.ts';
import type { StoreCredentials } from '../../../../kit/ml/store/store.ts';

/** What has to be known to say what the training command can reach. */
export interface ReachQuestion {
  directory: string;
  pipeline: Pipeline | undefined;
  lock: { source: Pick<DataLock['source'][number], 'url'>[]; splits: { test: { blob: BlobRef } } };
  /** Address of the store; undefined where nobody named one. */
  store: string | undefined;
  /** What the command has, and no more. */
  environment: Record<string, string>;
  credentials: StoreCredentials;
  /** Where buckets are. */
  buckets: { region: string; endpoint?: string };
  /** The forge that hosts the repository. */
  forge: { serverUrl: string; repository: string };
  /** Whether Git holds the sources, where no clone is at hand to ask; undefined: ask the clone. */
  dataInGit: boolean | undefined;
  log: Logger;
}

/** What one way to the test rows came to; undefined where it leads nowhere. */
export type Found = { state: 'reachable' | 'unknown'; reason: string } | undefined;

/** The sources that lie, or may lie, in the project: paths and globs relative to it. */
export function listProjectPaths(question: Pick<ReachQuestion, 'pipeline' | 'lock'>): string[] {
  return listSources(question).filter((source) => !/^([a-z0-9+.-]+:\/\/|\/|[a-z]:)/i.test(source));
}

/** Every source, as the lock and the pipeline file name them. */
export function listSources({ pipeline, lock }: Pick<ReachQuestion, 'pipeline' | 'lock'>): string[] {
  return [...new Set([...lock.source.map(({ url }) => url), ...[pipeline?.data?.source ?? []].flat()])];
}
