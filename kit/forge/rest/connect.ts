import type { getOctokit } from '@actions/github';
import { ConfigurationError } from '../../errors/configuration-error.ts';
import { createFetch } from '../../http/create-fetch.ts';
import { createOpener } from '../../http/open-address.ts';
import { withRetries } from '../../http/retry.ts';
import type { Logger } from '../../log/logger.ts';
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
  log: Logger;
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
  const api = await createApi({ apiUrl, token, log });
  return {
    kind: /\/api\/v1\/?$/.test(apiUrl) ? 'gitea' : 'github',
    owner,
    repo,
    repository,
    log,
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
  apiUrl,
  token,
  log,
}: {
  apiUrl: string;
  token: string;
  log: Logger;
}): Promise<RestApi> {
  const [github, ask] = await Promise.all([import('@actions/github'), createForgeFetch(apiUrl)]);
  const octokit = github.getOctokit(token, {
    baseUrl: apiUrl.replace(/\/$/, ''),
    userAgent: 'slipway',
    log: { debug: log.debug, info: log.debug, warn: log.warning, error: log.debug },
    request: { fetch: ask },
  });
  const { origin } = new URL(apiUrl);
  octokit.hook.before('request', (options) => {
    const target = octokit.request.endpoint.parse(options).url;
    if (new URL(target).origin !== origin)
      throw new Error(`A request to ${target} would take the token away from ${origin}`);
    options.request = { ...options.request, signal: AbortSignal.timeout(TIMEOUT_MS) };
  });
  return octokit.rest;
}

/** By the proxy that a runner's `https_proxy` names, as all that GitHub's own libraries do for the runner. */
async function createForgeFetch(apiUrl: string) {
  const { getProxyUrl, HttpClient } = await import('@actions/http-client');
  if (getProxyUrl(apiUrl) === '') return createFetch();
  return createFetch(createOpener({ agent: new HttpClient().getAgent(apiUrl) }));
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
