import type { Git } from '../../../kit/host/git/git.ts';
import { readHistory } from '../../../kit/ml/registry/history.ts';
import type { Base } from '../shared/read-base.ts';

/**
 * The version numbers that a model ever had: a promotion that was reverted took its files along, and its number stays
 * its own. By the base branch's history, and by tags where a shallow clone has no more than the newest of it.
 */
export async function listTakenNumbers({
  git,
  base,
  model,
}: {
  git: Git;
  base: Base;
  model: string;
}): Promise<string[]> {
  const { registrations } = await readHistory(git, base.commit, model);
  const prefix = `${model}@v`;
  const tags = [...(await git.remoteTags()).keys()].filter((name) => name.startsWith(prefix));
  return [
    ...registrations.map(({ version }) => version),
    ...tags.map((name) => name.slice(prefix.length)).filter((number) => /^\d+\.\d+\.\d+$/.test(number)),
  ];
}
