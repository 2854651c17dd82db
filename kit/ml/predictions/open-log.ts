import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { BUCKET_LOG } from './bucket/bucket-log.ts';
import { FOLDER_LOG } from './folder/folder-log.ts';
import type { LogRequirement, LogScheme, LogSurroundings, OpenedLog } from './opened-log.ts';

/** Where logs can lie, by scheme. */
const SCHEMES: Readonly<Record<string, LogScheme>> = {
  file: FOLDER_LOG,
  s3: BUCKET_LOG,
};

const LATER_SCHEMES = ['postgres', 'postgresql'];

/**
 * A predictions log by its address; a bare path is one of `file://`.
 * @throws ConfigurationError for a scheme that cannot be written or read
 */
export function openLog(url: string, surroundings: LogSurroundings): OpenedLog {
  return findScheme(url).open(url, surroundings);
}

/**
 * Lets the address of a log through that may be used where a pull request says so.
 * @throws ConfigurationError for any other
 */
export async function requireLog(url: string, asked: LogRequirement): Promise<void> {
  await findScheme(url).require(url, asked);
}

function findScheme(url: string): LogScheme {
  const name = /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)?.[1]?.toLowerCase() ?? 'file';
  const scheme = SCHEMES[name];
  if (scheme) return scheme;
  const lead = `The predictions log ${hideCredentials(url)}`;
  throw new ConfigurationError(
    'SLW_LOG_UNUSABLE',
    LATER_SCHEMES.includes(name)
      ? `${lead} is not supported yet: write file://<folder>, on a path that the service and the monitor both reach, or s3://<bucket>/<prefix>.`
      : `${lead} has an unknown scheme. Write file://<folder> or s3://<bucket>/<prefix>.`,
  );
}

function hideCredentials(url: string): string {
  return url.replace(/\/\/[^@/]*@/, '//***@');
}
