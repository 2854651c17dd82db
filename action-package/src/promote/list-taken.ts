import type { Version } from '../../../kit/format/manifest/registry.ts';
import type { Git } from '../../../kit/host/git/git.ts';
import { readHistory } from '../../../kit/ml/registry/history.ts';
import type { Base } from '../shared/read-base.ts';

/**
 * The version numbers that a model ever had: those there are, and those of promotions that were reverted, which took
 * their files along. By the base branch's history, and by tags where a shallow clone has no more than the newest of it.
 */
export async function listTakenNumbers({
  git,
  base,
  model,
  versions,
}: {
  git: Git;
  base: Base;
  model: string;
  /** The model's versions on the base branch. */
  versions: readonly Version[];
}): Promise<string[]> {
  const { registrations } = await readHistory(git, base.commit, model);
  const prefix = `${model}@v`;
  const tags = [...(await git.remoteTags()).keys()].filter((name) => name.startsWith(prefix));
  return [
    ...[...versions, ...registrations].map(({ version }) => version),
    ...tags.map((name) => name.slice(prefix.length)).filter((number) => /^\d+\.\d+\.\d+$/.test(number)),
  ];
}
