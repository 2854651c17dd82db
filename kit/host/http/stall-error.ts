/** A server sent nothing for as long as it may. */
export class StallError extends Error {
  override readonly name = 'StallError';
  /** How long it was waited for, in milliseconds. */
  readonly waitedMs: number;

  constructor(waitedMs: number) {
    super(`the server sent nothing for too long (${waitedMs / 1000} s)`);
    this.waitedMs = waitedMs;
  }
}
