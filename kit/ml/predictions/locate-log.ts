import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';

const LATER_SCHEMES = ['s3:', 'postgres:', 'postgresql:'];

/** What a URL of the predictions log may hold, so that every environment has a log of its own. */
const ENVIRONMENT_MARK = '{environment}';

/** Stands where a service was told no environment; no environment can be called so. */
const NO_ENVIRONMENT = '_none';

/** The URL with the environment's name in the place of `{environment}`. */
export function nameLog(url: string, environment: string | undefined): string {
  return url.replaceAll(ENVIRONMENT_MARK, environment ?? NO_ENVIRONMENT);
}

/**
 * The absolute folder a predictions log URL names. `file://relative/path` counts from `directory`,
 * `file:///absolute/path` from the root; a bare path is taken as `file://`.
 * @throws ConfigurationError for a scheme that cannot be written or read yet
 */
export function locateLog(url: string, directory: string): string {
  const scheme = /^([a-z][a-z0-9+.-]*:)\/\//i.exec(url)?.[1]?.toLowerCase();
  if (scheme === undefined) return resolve(directory, url);
  if (scheme === 'file:') return resolveFileUrl(url, directory);
  const lead = `The predictions log ${hideCredentials(url)}`;
  if (LATER_SCHEMES.includes(scheme)) {
    throw new ConfigurationError(
      `${lead} is not supported yet: write file://<folder>, on a path that the service and the monitor both reach.`,
    );
  }
  throw new ConfigurationError(`${lead} has an unknown scheme. Write file://<folder>.`);
}

function resolveFileUrl(url: string, directory: string): string {
  const path = url.slice('file://'.length);
  if (path === '') throw new ConfigurationError('The predictions log file:// names no folder. Add its path.');
  return path.startsWith('/')
    ? fileURLToPath(`file://${path}`)
    : resolve(directory, decodeURIComponent(path));
}

function hideCredentials(url: string): string {
  return url.replace(/\/\/[^@/]*@/, '//***@');
}
