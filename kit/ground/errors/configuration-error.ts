import type { ErrorCode } from './error-codes.ts';

/**
 * What the user can put right: wrong inputs, files, settings, permissions.
 * The message is the whole report (what, where, the cure, in one or two sentences); no stack is shown. The code is for
 * scripts and for the page of errors. Every other error is a bug of ours and keeps its stack.
 */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
  readonly code: ErrorCode | undefined;

  constructor(code: ErrorCode | undefined, message: string, options?: ErrorOptions);
  /** Without a code: for what has none yet. */
  constructor(message: string, options?: ErrorOptions);
  constructor(first: string | undefined, second?: string | ErrorOptions, options?: ErrorOptions) {
    super(typeof second === 'string' ? second : first, typeof second === 'string' ? options : second);
    this.code = typeof second === 'string' ? (first as ErrorCode) : undefined;
  }
}

/** The message of anything thrown. */
export function describeError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** True for a ConfigurationError with this code. */
export function isFault(error: unknown, code: ErrorCode): error is ConfigurationError {
  return error instanceof ConfigurationError && error.code === code;
}

/** True for a Node error with this `code`, such as `ENOENT`. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
