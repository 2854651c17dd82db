import { ConfigurationError } from '../../../ground/errors/configuration-error.ts';
import type { ReleaseAccess } from '../store.ts';

/** A repository of a forge whose releases are a store. */
export interface ReleaseAddress {
  /** With the repository, whatever the user wrote. */
  url: string;
  kind: 'github' | 'gitea';
  /** `owner/name` */
  repository: string;
  /** The repository's place in the REST interface, without a slash at its end. */
  api: string;
}

const DEFAULT_API = 'https://api.github.com';
const REPOSITORY = /^(?!\.+\/)[\w.-]+\/(?!\.+$)[\w.-]+$/;

/**
 * Reads `release://` (the repository of this run) or `release://owner/name`.
 * @throws ConfigurationError that shows how it is written
 */
export function parseReleases(
  url: string,
  { apiUrl = DEFAULT_API, repository: own = '' }: Partial<ReleaseAccess> = {},
): ReleaseAddress {
  const named = url.slice('release://'.length).replace(/\/+$/, '');
  const repository = named === '' ? own : named;
  if (repository === '')
    throw new ConfigurationError(
      `The store "${url}" means the releases of this repository, and outside of a workflow it is not known which that is. Write release://owner/name.`,
    );
  if (!REPOSITORY.test(repository))
    throw new ConfigurationError(
      `The store "${url}" is not the address of a forge's repository. Write release:// for this one, or release://owner/name.`,
    );
  const root = apiUrl.replace(/\/+$/, '');
  const kind = root.endsWith('/api/v1') ? 'gitea' : 'github';
  return { url: `release://${repository}`, kind, repository, api: `${root}/repos/${repository}` };
}

/**
 * Whether an address may see the token: one of the interface's own origin, or where GitHub takes uploads, which is the
 * interface's host with `uploads` in place of `api`.
 */
export function mayHaveToken({ api }: ReleaseAddress, target: URL): boolean {
  const { origin, protocol, host } = new URL(api);
  if (target.origin === origin) return true;
  return (
    protocol === 'https:' &&
    host.startsWith('api.') &&
    target.origin === `https://uploads.${host.slice('api.'.length)}`
  );
}
