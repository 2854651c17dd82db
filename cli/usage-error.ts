/** A command line that cannot be meant: exit code 2. The message says what is wrong; the caller adds where help is. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
