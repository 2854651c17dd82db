import type { Logger } from '../../../kit/ground/log/logger.ts';
import { listProposedVersions } from './list-proposed.ts';

/**
 * Says so where another open promotion has the number of this one: two that were proposed at the same moment did not see
 * each other.
 */
export async function warnOfClash({
  log,
  version,
  ...question
}: Parameters<typeof listProposedVersions>[0] & {
  log: Logger;
  version: { version: string; bundle: string };
}): Promise<void> {
  for (const other of await listProposedVersions(question)) {
    if (other.version !== version.version || other.bundle === version.bundle) continue;
    log.warning(
      `The open pull request ${other.pullRequest.url} proposes another bundle as ${version.version} too, so only one of the two can be merged. Run promote for this bundle again, which gives it the next number.`,
    );
  }
}
