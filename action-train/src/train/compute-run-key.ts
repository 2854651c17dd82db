import type { Digest } from '../../../kit/format/manifest/digest.ts';
import { digestOfJson, shortDigest } from '../../../kit/format/manifest/digest.ts';

/** Everything that makes a run the same run. */
export interface RunIdentity {
  /** The Git tree of `train/`, as it lay. */
  code: string;
  /** Whether no commit held that tree: such a run is never taken for a clean one. */
  dirty?: boolean;
  lock: Digest;
  params: Record<string, unknown>;
  seed: number;
  command: string;
}

/** A run's key: the first 12 hex digits of the SHA-256 of the canonical JSON of what makes it. */
export function computeRunKey({ code, dirty, lock, params, seed, command }: RunIdentity): string {
  return shortDigest(digestOfJson({ code, lock, params, seed, command, ...(dirty ? { dirty } : {}) }));
}
