import { ConfigurationError } from '../../../ground/errors/configuration-error.ts';

/** A repository whose releases are a store. */
export interface ReleaseAddress {
  /** With the repository, whatever the user wrote. */
  url: string;
  /** `owner/name` */
  repository: string;
}

const REPOSITORY = /^(?!\.+\/)[\w.-]+\/(?!\.+$)[\w.-]+$/;

/**
 * Reads `release://` (the repository of this run, `own`) or `release://owner/name`.
 * @throws ConfigurationError that shows how it is written
 */
export function parseReleases(url: string, own = ''): ReleaseAddress {
  const named = url.slice('release://'.length).replace(/\/+$/, '');
  const repository = named === '' ? own : named;
  if (repository === '')
    throw new ConfigurationError(
      'SLW_STORE_ADDRESS_INVALID',
      `The store "${url}" means the releases of this repository, and outside of a workflow it is not known which that is. Write release://owner/name.`,
    );
  if (!REPOSITORY.test(repository))
    throw new ConfigurationError(
      'SLW_STORE_ADDRESS_INVALID',
      `The store "${url}" is not the address of a forge's repository. Write release:// for this one, or release://owner/name.`,
    );
  return { url: `release://${repository}`, repository };
}
