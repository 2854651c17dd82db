import type { Logger } from '../../../ground/log/logger.ts';
import type { Reach } from '../../../ground/reach/reach.ts';
import type { Bucket } from '../../../host/s3/bucket.ts';
import type { Engine } from '../engine.ts';

/** A file to read: `url` as the user wrote or the glob found it, `file` where its bytes lie. */
export interface SourceFile {
  url: string;
  file: string;
  etag?: string;
  /** Read beside the project's own data, and kept in the store. */
  added?: true;
}

/** What sources are found with. */
export interface SourceSurroundings {
  engine: Engine;
  /** The project's folder, which paths are relative to. */
  directory: string;
  /** Where downloads go. */
  downloads: string;
  /** Where sources may lie. */
  reach: Reach;
  /** Opens a bucket that data lie in, by its address. */
  openBucket: (url: string) => Bucket;
  log: Logger;
}

/**
 * Finds the files behind a source as the user wrote it, downloaded where they lie elsewhere.
 * @throws ConfigurationError for a source that is not there or may not be read
 */
export type FindSource = (source: string, surroundings: SourceSurroundings) => Promise<SourceFile[]>;
