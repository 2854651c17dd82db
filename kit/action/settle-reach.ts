import { isAbsolute, relative } from 'node:path';
import type { Reach } from '../ground/reach/reach.ts';
import { requirePlace } from '../ground/reach/require-place.ts';
import type { RunContext } from './context.ts';
import { pick } from './read-event.ts';

/**
 * Where what this step reads may lie. A pull request's word counts for no more than what it brings itself.
 * @throws ConfigurationError when the project's folder itself is a link that a pull request made
 */
export async function settleReach({
  context,
  directory,
  allowHttp,
}: {
  context: Pick<RunContext, 'eventName' | 'event' | 'workspace' | 'onRunner'>;
  /** The project's folder. Absolute. */
  directory: string;
  /** What the input `allow-http` says. */
  allowHttp: boolean;
}): Promise<Reach> {
  if (!context.onRunner || !isAboutPullRequest(context)) return { plainHttp: allowHttp };
  const inside = relative(context.workspace, directory);
  const isBelow = !inside.startsWith('..') && !isAbsolute(inside);
  const confined = { project: directory, anchor: isBelow ? context.workspace : directory };
  const reach = { confined, plainHttp: false };
  await requirePlace(reach, { path: directory, what: 'The folder of the input "working-directory"' });
  return reach;
}

/** Whether the checkout may hold what a pull request wants: by its own events, or those that are about one. */
function isAboutPullRequest({ eventName, event }: Pick<RunContext, 'eventName' | 'event'>): boolean {
  return (
    eventName.startsWith('pull_request') ||
    pick(event, 'pull_request') !== undefined ||
    pick(event, 'issue', 'pull_request') !== undefined ||
    String(pick(event, 'workflow_run', 'event')).startsWith('pull_request')
  );
}
