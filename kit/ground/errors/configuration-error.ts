import type { ErrorCode } from './error-codes.ts';

/**
 * What the user can put right: wrong inputs, files, settings, permissions.
 * The message is the whole report (what, where, the cure, in one or two sentences); no stack is shown. The code is for
 * scripts and for the page of errors. Every other error is a bug of ours and keeps its stack.
 */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The message of anything thrown. */
export function describeError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** True for a ConfigurationError with one of these codes. */
export function isFault(error: unknown, ...codes: readonly ErrorCode[]): error is ConfigurationError {
  return error instanceof ConfigurationError && codes.some((code) => error.code === code);
}

/** True for a Node error with this `code`, such as `ENOENT`. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
