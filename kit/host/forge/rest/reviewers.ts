import type { Connection, RestApi } from './connect.ts';
import { statusOf, wordsOf } from './rest-error.ts';

const TEAM = 'team:';

/** Asks people and teams for a review. Whom the forge does not take (the author, a stranger) is a warning. */
export async function requestReviewers({
  api,
  connection: { owner, repo, log },
  number,
  reviewers,
}: {
  api: RestApi;
  connection: Connection;
  number: number;
  reviewers: readonly string[];
}): Promise<void> {
  if (reviewers.length === 0) return;
  const teams = reviewers.filter((name) => name.startsWith(TEAM)).map((name) => name.slice(TEAM.length));
  const people = reviewers.filter((name) => !name.startsWith(TEAM));
  try {
    await api.pulls.requestReviewers({
      owner,
      repo,
      pull_number: number,
      reviewers: people,
      team_reviewers: teams,
    });
  } catch (error) {
    if (![404, 422].includes(statusOf(error) ?? 0)) throw error;
    log.warning(
      `A review by ${reviewers.join(', ')} could not be asked for: ${wordsOf(error)}. Name people who may read the repository and did not open the pull request.`,
    );
  }
}
