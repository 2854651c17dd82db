import { ConfigurationError, hasCode } from '../errors/configuration-error.ts';

/** What a disk may say, and the cure. */
const REFUSALS: Record<string, string> = {
  EACCES: 'may not be written by this user. Check the permissions of the folder',
  EPERM: 'may not be written by this user. Check the permissions of the folder',
  EROFS: 'is on a read-only file system. Point it to a folder that can be written',
  ENOSPC: 'is on a disk that is full. Make room',
  EDQUOT: "is beyond this user's disk quota. Make room",
  ENOTDIR: 'is not a folder. Point it to one',
  EISDIR: 'holds a folder where a blob should lie. Point it to a folder of its own',
  EEXIST: 'is not a folder. Point it to one',
};

/** The refusal of a disk as a ConfigurationError; anything else as it is. */
export function explainRefusal(url: string, error: unknown): unknown {
  const code = Object.keys(REFUSALS).find((known) => hasCode(error, known));
  return code === undefined
    ? error
    : new ConfigurationError(`The store ${url} ${REFUSALS[code]} and run the step again.`);
}
