/**
 * What the user can put right: wrong inputs, files, settings, permissions.
 * The message is the whole report (what, where, the cure, in one or two sentences); no stack is shown.
 * Every other error is a bug of ours and keeps its stack.
 */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** The message of anything thrown. */
export function describeError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** True for a Node error with this `code`, such as `ENOENT`. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
