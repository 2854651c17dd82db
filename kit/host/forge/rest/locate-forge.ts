import { ConfigurationError } from '../../../ground/errors/configuration-error.ts';

/** GitHub's own REST interface, where a runner names no other. */
export const GITHUB_API = 'https://api.github.com';

/** Where a forge's REST interface has a repository. */
export interface ForgeAddress {
  kind: 'github' | 'gitea';
  owner: string;
  repo: string;
  /** `owner/repo` */
  repository: string;
  /** The interface, without a slash at its end. */
  root: string;
  /** The repository's place in it. */
  api: string;
}

/** What names a repository of a forge. */
export interface ForgePlace {
  /** `owner/name` */
  repository: string;
  /** The REST interface: Gitea's lies under `/api/v1`. */
  apiUrl: string;
}

/** @throws ConfigurationError for a repository that is not `owner/name` */
export function locateForge({ repository, apiUrl }: ForgePlace): ForgeAddress {
  const [owner, repo, more] = repository.split('/');
  if (!owner || !repo || more !== undefined)
    throw new ConfigurationError(
      'SLW_INPUT_INVALID',
      `The repository "${repository}" is not named as owner/name.`,
    );
  const root = apiUrl.replace(/\/+$/, '');
  const kind = root.endsWith('/api/v1') ? 'gitea' : 'github';
  return { kind, owner, repo, repository, root, api: `${root}/repos/${repository}` };
}

/**
 * Whether an address may see the token: one of the interface's own origin, or where GitHub takes uploads, which is the
 * interface's host with `uploads` in place of `api`.
 */
export function mayHaveToken({ root }: Pick<ForgeAddress, 'root'>, target: URL): boolean {
  const { origin, protocol, host } = new URL(root);
  if (target.origin === origin) return true;
  return (
    protocol === 'https:' &&
    host.startsWith('api.') &&
    target.origin === `https://uploads.${host.slice('api.'.length)}`
  );
}
