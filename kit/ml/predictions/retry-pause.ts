/** A log that fails is tried again after twice as long each time, up to this. */
export const MAX_RETRY_PAUSE_MS = 10_000;

/** Milliseconds until the next try after so many failures in a row; 0 after none. */
export function pauseAfter(failures: number, intervalMs: number): number {
  return failures === 0 ? 0 : Math.min(intervalMs * 2 ** failures, MAX_RETRY_PAUSE_MS);
}
