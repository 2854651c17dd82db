import { pickText } from '../../../kit/action/read-event.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import { findBranch } from '../../../kit/host/git/find-branch.ts';
import type { ComparePorts } from './comparing.ts';
import type { CompareInputs } from './inputs.ts';

/** The newest commit of the branch that the change goes to; as last fetched where the remote does not answer. */
export async function findBase({ base }: CompareInputs, { git, log, event }: ComparePorts): Promise<string> {
  const branch = base ?? pickText(event, 'pull_request', 'base', 'ref') ?? (await git.defaultBranch());
  const place = await findBranch(git, branch);
  if (place.state === 'none') {
    throw new ConfigurationError(
      'SLW_COMMIT_MISSING',
      `The branch "${branch}" that the change goes to cannot be had: ${place.reason}. Set "fetch-depth: 0" in actions/checkout, or correct the input "base".`,
    );
  }
  if (place.state === 'stale') log.debug(`${branch} as it was fetched last: ${place.reason}`);
  return place.commit;
}
