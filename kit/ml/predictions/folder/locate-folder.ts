import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigurationError } from '../../../ground/errors/configuration-error.ts';

/**
 * The absolute folder that a log's address names. `file://relative/path` counts from `directory`, `file:///absolute/path`
 * from the root; a bare path is taken as `file://`.
 * @throws ConfigurationError where it names none
 */
export function locateFolder(url: string, directory: string): string {
  if (!/^file:\/\//i.test(url)) return resolve(directory, url);
  const path = url.slice('file://'.length);
  if (path === '')
    throw new ConfigurationError(
      'SLW_LOG_UNUSABLE',
      'The predictions log file:// names no folder. Add its path.',
    );
  return path.startsWith('/')
    ? fileURLToPath(`file://${path}`)
    : resolve(directory, decodeURIComponent(path));
}
