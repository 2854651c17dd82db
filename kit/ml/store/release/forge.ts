import type { Logger } from '../../../ground/log/logger.ts';
import type { ReleaseAddress } from './address.ts';

/** A forge's repository and what lets us into it. */
export interface Forge {
  address: ReleaseAddress;
  /** Without one, public repositories can be read. */
  token: string | undefined;
  log: Logger;
}

export interface ForgeRequest {
  /** Completes "… failed": `Listing the releases`. */
  doing: string;
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Absolute, or what follows the repository's place in the interface. */
  url: string;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  json?: unknown;
  /** Made anew for every try. */
  body?: () => AsyncIterable<Uint8Array>;
  /** Statuses that are answers; any other is an error. */
  answers: readonly number[];
  /** Set where a second try needs more than the same request again: the caller tries again. */
  once?: boolean;
}
