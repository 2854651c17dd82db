import type { Digest } from '../../format/manifest/digest.ts';
import type { Logger } from '../../ground/log/logger.ts';

/**
 * The artifact port: what one job hands to the next. An artifact is a named set of files.
 * Names follow GitHub's rules; a bad one, a missing file and a missing artifact are ConfigurationErrors.
 */
export interface Artifacts {
  /**
   * Stores files under a name. Artifacts never change: one of the same name in this run (an earlier attempt's) is
   * deleted first, or is an error with `overwrite: false`.
   * @param folder absolute
   * @param files relative to `folder`, kept at these paths
   * @returns the digest of paths and contents, for the job that takes it
   */
  upload(
    name: string,
    folder: string,
    files: readonly string[],
    options?: { overwrite?: boolean },
  ): Promise<Digest>;
  /**
   * Puts an artifact's files into a folder, each whole or not at all, over files of the same names.
   * @returns their paths relative to `folder`, sorted
   * @throws ConfigurationError when its digest is not the one that was handed on
   */
  download(name: string, folder: string): Promise<string[]>;
  /** The names there are, sorted. */
  list(): Promise<string[]>;
}

/** A run of a workflow other than the one this step is in. */
export interface ForeignRun {
  id: number;
  /** `owner/name` */
  repository: string;
  /** The forge's REST interface. */
  apiUrl: string;
  /** Needs `actions: read`. */
  token: string;
  /** An artifact may hold at most so much. */
  maxBytes: number;
  log: Logger;
}
