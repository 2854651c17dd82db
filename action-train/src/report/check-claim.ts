import type { Report } from '../../../kit/format/manifest/report.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import type { Forge } from '../../../kit/host/forge/forge.ts';
import type { ReportSource } from './read-source.ts';

/** The pull request a report may be posted on; null: it has newer commits by now, or is closed. */
export interface CheckedClaim {
  number: number | null;
}

/**
 * Holds what a report says it is for against what the forge says of the run that made it: a report of a foreign run
 * must not reach anybody else's pull request.
 * @throws ConfigurationError when they disagree
 */
export async function checkClaim(
  { pullRequest: claim }: Report,
  source: ReportSource,
  forge: Pick<Forge, 'readPullRequest'>,
): Promise<CheckedClaim> {
  if (!claim) {
    throw new ConfigurationError(
      'SLW_EVIDENCE_INVALID',
      'The report names no pull request: it was made outside of one. Run compare in the workflow of the pull request.',
    );
  }
  const { number, commit } = claim;
  if (commit !== source.commit) {
    throw new ConfigurationError(
      'SLW_EVIDENCE_INVALID',
      `The report says that it is of commit ${commit}, and the run that made it is of ${source.commit}. It is not posted.`,
    );
  }
  const pull = await forge.readPullRequest(number);
  if (pull?.repository?.toLowerCase() !== source.repository.toLowerCase()) {
    throw new ConfigurationError(
      'SLW_EVIDENCE_INVALID',
      `The report says that it is for #${number}, which is not a pull request of ${source.repository}, where the run that made it is from. It is not posted.`,
    );
  }
  return { number: pull.state === 'open' && pull.commit === source.commit ? number : null };
}
