import type { GitHub } from '@actions/github/lib/utils';
import type { Logger } from '../../../ground/log/logger.ts';
import { withRetries } from '../../http/retry.ts';
import { type Bytes, createBytes } from './bytes.ts';
import { createFetches } from './create-fetches.ts';
import { explainRestFailure, type Task } from './explain-rest-failure.ts';
import { createForgeOpener } from './forge-opener.ts';
import { type ForgeAddress, type ForgePlace, locateForge, mayHaveToken } from './locate-forge.ts';

const USER_AGENT = 'slipway';

type Octokit = InstanceType<typeof GitHub>;

export type RestApi = Octokit['rest'] & Bytes;

type Do = <T>(task: Task, work: (api: RestApi) => Promise<T>) => Promise<T>;

/** One repository of one forge, ready for requests. */
export interface Connection extends ForgeAddress {
  log: Logger;
  /** Does a task of one or more requests, from its start again when the forge is in trouble for a moment. */
  perform: Do;
  /**
   * Does a task that must not be done again as it is.
   * @throws TransientError where another try may help, for a caller that begins anew
   */
  attempt: Do;
}

/** What leads to a repository of a forge. */
export interface ForgeAccess extends ForgePlace {
  /** Without one, public repositories can be read. */
  token?: string | undefined;
  log: Logger;
}

/**
 * A connection to the repository's forge. The token goes to the forge's own origins and nowhere else.
 * @throws ConfigurationError for a repository that is not `owner/name`
 */
export async function connect({ token, log, ...place }: ForgeAccess): Promise<Connection> {
  const address = locateForge(place);
  const { repository } = address;
  const rest = await createApi({ address, token, log });
  const attempt: Do = async (task, work) => {
    try {
      return await work(rest);
    } catch (error) {
      throw explainRestFailure(error, { task, repository, hasToken: token !== undefined });
    }
  };
  const perform: Do = (task, work) => withRetries(log, () => attempt(task, work));
  return { ...address, log, perform, attempt };
}

async function createApi({
  address,
  token,
  log,
}: {
  address: ForgeAddress;
  token: string | undefined;
  log: Logger;
}): Promise<RestApi> {
  const { GitHub, getUserAgentWithOrchestrationId } = await import('@actions/github/lib/utils');
  const fetches = createFetches(await createForgeOpener());
  const octokit = new GitHub({
    baseUrl: address.root,
    userAgent: getUserAgentWithOrchestrationId(USER_AGENT) ?? USER_AGENT,
    log: { debug: log.debug, info: log.debug, warn: log.warning, error: log.debug },
    request: { fetch: fetches.ask },
  });
  // In place of octokit's own authentication, which knows no origins, and demands a token.
  octokit.hook.before('request', (options) => {
    const target = new URL(octokit.request.endpoint.parse(options).url);
    if (token !== undefined && mayHaveToken(address, target))
      options.headers.authorization = `token ${token}`;
  });
  return { ...octokit.rest, ...createBytes(octokit.request, fetches) };
}
