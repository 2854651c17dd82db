import type { getOctokit } from '@actions/github';
import { ConfigurationError } from '../../../ground/errors/configuration-error.ts';
import type { Logger } from '../../../ground/log/logger.ts';
import { createFetch } from '../../http/create-fetch.ts';
import { createOpener, type OpenAddress, openAddress } from '../../http/open-address.ts';
import { withRetries } from '../../http/retry.ts';
import { explainRestFailure, type Task } from './explain-rest-failure.ts';

/** A request the forge does not answer by then is given up: 30 seconds. */
const TIMEOUT_MS = 30_000;

/** Pages read of one listing: 2,000 entries of GitHub's, 1,000 of Gitea's. */
const MAX_PAGES = 20;

/** The largest page that GitHub gives. */
export const PAGE_SIZE = 100;

export type RestApi = ReturnType<typeof getOctokit>['rest'];

/** One repository of one forge, ready for requests. */
export interface Connection {
  kind: 'github' | 'gitea';
  owner: string;
  repo: string;
  /** `owner/repo` */
  repository: string;
  /** The repository's place in the REST interface, without a slash at its end. */
  api: string;
  log: Logger;
  /** How the forge is asked, for bytes that `perform` is not made for. */
  open: OpenAddress;
  /** The headers that let a request of `open` in; none where it does not go to the forge itself. */
  authorize(url: string): Record<string, string>;
  /** Does a task of one or more requests, from its start again when the forge is in trouble for a moment. */
  perform<T>(task: Task, work: (api: RestApi) => Promise<T>): Promise<T>;
}

/**
 * A connection to the repository's forge. The token goes to the origin of `apiUrl` and nowhere else.
 * @throws ConfigurationError for a repository that is not `owner/name`
 */
export async function connect({
  repository,
  apiUrl,
  token,
  log,
}: {
  repository: string;
  apiUrl: string;
  token: string;
  log: Logger;
}): Promise<Connection> {
  const [owner, repo, more] = repository.split('/');
  if (!owner || !repo || more !== undefined)
    throw new ConfigurationError(`The repository "${repository}" is not named as owner/name.`);
  const root = apiUrl.replace(/\/+$/, '');
  const { origin } = new URL(root);
  const open = await createForgeOpener(apiUrl);
  const api = await createApi({ root, token, log, open });
  return {
    kind: root.endsWith('/api/v1') ? 'gitea' : 'github',
    owner,
    repo,
    repository,
    api: `${root}/repos/${repository}`,
    log,
    open,
    authorize: (url) => (new URL(url).origin === origin ? { authorization: `token ${token}` } : {}),
    perform: (task, work) =>
      withRetries(log, async () => {
        try {
          return await work(api);
        } catch (error) {
          throw explainRestFailure({ error, task, repository });
        }
      }),
  };
}

async function createApi({
  root,
  token,
  log,
  open,
}: {
  root: string;
  token: string;
  log: Logger;
  open: OpenAddress;
}): Promise<RestApi> {
  const github = await import('@actions/github');
  const octokit = github.getOctokit(token, {
    baseUrl: root,
    userAgent: 'slipway',
    log: { debug: log.debug, info: log.debug, warn: log.warning, error: log.debug },
    request: { fetch: createFetch(open) },
  });
  const { origin } = new URL(root);
  octokit.hook.before('request', (options) => {
    const target = octokit.request.endpoint.parse(options).url;
    if (new URL(target).origin !== origin)
      throw new Error(`A request to ${target} would take the token away from ${origin}`);
    options.request = { ...options.request, signal: AbortSignal.timeout(TIMEOUT_MS) };
  });
  return octokit.rest;
}

/** By the proxy that a runner's `https_proxy` names, as all that GitHub's own libraries do for the runner. */
async function createForgeOpener(apiUrl: string): Promise<OpenAddress> {
  const { getProxyUrl, HttpClient } = await import('@actions/http-client');
  return getProxyUrl(apiUrl) === ''
    ? openAddress
    : createOpener({ agent: new HttpClient().getAgent(apiUrl) });
}

/**
 * The entries of a listing, page by page. Pages are counted, not followed by the URLs of the answer, which may lead to
 * another host; Gitea's are of another size than asked for, so the header alone tells whether there is a next one.
 */
export async function* listPages<Entry>(
  readPage: (page: number) => Promise<{ data: Entry[]; headers: { link?: string | undefined } }>,
): AsyncGenerator<Entry> {
  for (let page = 1; page <= MAX_PAGES; page++) {
    const { data, headers } = await readPage(page);
    yield* data;
    if (!headers.link?.includes('rel="next"')) return;
  }
}
