import { ConfigurationError, hasCode } from '../errors/configuration-error.ts';

/** What a disk may say, and the cure. */
const REFUSALS: Record<string, string> = {
  EACCES: 'may not be written by this user. Check the permissions of the folder',
  EPERM: 'may not be written by this user. Check the permissions of the folder',
  EROFS: 'is on a read-only file system. Point it to a folder that can be written',
  ENOSPC: 'is on a disk that is full. Make room',
  EDQUOT: "is beyond this user's disk quota. Make room",
  EFBIG: 'would grow beyond the size of a file that this user or file system may have. Raise the limit',
  ENOENT: 'lies in a file system where nothing can be made. Point it to another one',
  ENOTDIR: 'is not a folder. Point it to one',
  EISDIR: 'holds a folder where a file should lie. Point it to a folder of its own',
  EEXIST: 'is not a folder. Point it to one',
};

/** What only a write is refused with, wherever it went. */
const WRITE_REFUSALS = ['EROFS', 'ENOSPC', 'EDQUOT', 'EFBIG'];

/**
 * The refusal of a disk as a ConfigurationError that names `subject` ("The store file://x"); anything else as it is.
 * A refusal that was explained before gets the new subject.
 */
export function explainRefusal(subject: string, error: unknown): unknown {
  const refusal = error instanceof ConfigurationError ? error.cause : error;
  const code = Object.keys(REFUSALS).find((known) => hasCode(refusal, known));
  if (code === undefined) return error;
  const message = `${subject} ${REFUSALS[code]} and run the step again.`;
  return new ConfigurationError('SLW_WRITE_REFUSED', message, { cause: refusal });
}

/** True where an error can only come from writing, not from reading what was to be written. */
export function isWriteRefusal(error: unknown): boolean {
  return WRITE_REFUSALS.some((code) => hasCode(error, code));
}
