import type { Logger } from '../../../ground/log/logger.ts';
import type { Releases } from '../../../host/forge/releases.ts';

/** A repository whose releases are a store, and the way to talk to it. */
export interface Repository {
  /** The store's address, for messages. */
  url: string;
  /** `owner/name` */
  name: string;
  releases: Releases;
  log: Logger;
}
