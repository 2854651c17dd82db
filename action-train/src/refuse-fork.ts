import { ConfigurationError } from '../../kit/errors/configuration-error.ts';
import { pick } from './read-event.ts';

export interface Trigger {
  event: Record<string, unknown>;
  repository: string;
  selfHosted: boolean;
}

/**
 * Refuses to run code of a fork's pull request on a self-hosted runner: the machine outlives the job. The last ditch,
 * behind the job's own `if:` and the repository's approval settings.
 */
export function refuseForkCode({ event, repository, selfHosted }: Trigger): void {
  if (!selfHosted) return;
  for (const head of [
    pick(event, 'pull_request', 'head', 'repo'),
    pick(event, 'workflow_run', 'head_repository'),
  ]) {
    if (head === undefined) continue;
    const name = pick(head, 'full_name');
    if (typeof name === 'string' && name.toLowerCase() === repository.toLowerCase()) continue;
    throw new ConfigurationError(
      `This job would run code of ${typeof name === 'string' ? `the fork ${name}` : 'a deleted fork'} on a self-hosted runner. Train it on a hosted runner, or push the branch to ${repository} after review.`,
    );
  }
}
