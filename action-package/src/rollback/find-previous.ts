import { ConfigurationError } from '../../../kit/errors/configuration-error.ts';
import type { Git } from '../../../kit/git/git.ts';
import { readEnvironment } from '../../../kit/registry/environments.ts';
import { environmentPath } from '../../../kit/registry/paths.ts';
import { readFromGit } from '../../../kit/registry/source.ts';
import { isShallow } from '../is-shallow.ts';
import type { Base } from '../read-base.ts';

interface Question {
  git: Git;
  base: Base;
  model: string;
  environment: string;
}

/**
 * The version that was live before the present one, from the history of the pointer on the base branch. A version that
 * was rolled back from is not gone back to: after 1.0, 1.1, 1.2 and back to 1.1, the version before is 1.0.
 */
export async function findPreviousVersion(question: Question): Promise<string> {
  const { model, environment, base } = question;
  const line: string[] = [];
  for (const version of await readHistory(question)) {
    const known = line.indexOf(version);
    if (known >= 0) line.length = known;
    line.push(version);
  }
  const previous = line.at(-2);
  if (previous !== undefined) return previous;
  throw new ConfigurationError(
    `No other version of ${model} was live in ${environment} before, by the history of ${environmentPath(model, environment)} on ${base.branch}. Name the version with the input "to".`,
  );
}

/** The versions the pointer named, oldest first. Commits where it was nonsense or gone are passed over. */
async function readHistory({ git, base, model, environment }: Question): Promise<string[]> {
  await completeHistory(git, base);
  const path = environmentPath(model, environment);
  const log = await git.run(['log', '--first-parent', '--reverse', '--format=%H', base.commit, '--', path]);
  const versions: string[] = [];
  for (const commit of log.split('\n').filter((line) => line !== '')) {
    const pointer = await readEnvironment(readFromGit(git, commit), model, environment).catch(
      passOverNonsense,
    );
    if (pointer) versions.push(pointer.version);
  }
  return versions;
}

function passOverNonsense(error: unknown): undefined {
  if (error instanceof ConfigurationError) return undefined;
  throw error;
}

/** A shallow clone, which checkout makes by default, holds no history: it is fetched. */
async function completeHistory(git: Git, base: Base): Promise<void> {
  if (!(await isShallow(git))) return;
  await git.run(['fetch', '--quiet', '--no-tags', '--unshallow', 'origin', base.branch]);
}
