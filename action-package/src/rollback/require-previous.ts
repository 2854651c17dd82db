import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import type { Git } from '../../../kit/host/git/git.ts';
import { findPreviousVersion, readHistory } from '../../../kit/ml/registry/history.ts';
import { environmentPath } from '../../../kit/ml/registry/paths.ts';
import type { Base } from '../shared/read-base.ts';

interface Question {
  git: Git;
  base: Base;
  model: string;
  environment: string;
}

/**
 * The version that was live before the present one, from the history of the pointer on the base branch.
 * @throws ConfigurationError when no other version was
 */
export async function requirePreviousVersion({ git, base, model, environment }: Question): Promise<string> {
  await git.completeHistory(base.branch);
  const history = await readHistory(git, base.commit, model);
  const previous = findPreviousVersion(history, { model, environment });
  if (previous !== undefined) return previous;
  throw new ConfigurationError(
    'SLW_ROLLBACK_IMPOSSIBLE',
    `There is nothing to go back to: no version of ${model} was live in ${environment} before the present one, save any that was itself rolled back from (${environmentPath(model, environment)} on ${base.branch}). Name a version with the input "to".`,
  );
}
