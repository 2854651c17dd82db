/** The pull request that a step runs for. */
export interface PullRequest {
  /** Commit of the base branch, as the event has it. */
  base: string;
  /** The fork that its branch is of, in words. */
  fork: string | undefined;
}

/** Reads it from the event; undefined where the step runs for something else. */
export function readPullRequest({
  event,
  repository,
}: {
  event: Record<string, unknown>;
  repository: string;
}): PullRequest | undefined {
  const base = pick(event, ['pull_request', 'base', 'sha']);
  if (typeof base !== 'string') return undefined;
  const head = pick(event, ['pull_request', 'head', 'repo', 'full_name']);
  if (typeof head !== 'string') return { base, fork: 'a deleted fork' };
  const isOwn = head.toLowerCase() === repository.toLowerCase();
  return { base, fork: isOwn ? undefined : `the fork ${head}` };
}

function pick(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (found, key) => (typeof found === 'object' && found !== null ? Reflect.get(found, key) : undefined),
    value,
  );
}
