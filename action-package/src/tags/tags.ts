import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import type { Git } from '../../../kit/host/git/git.ts';
import { readDataReleases } from '../../../kit/ml/registry/data-releases.ts';
import { type DerivedTag, deriveDataTags, deriveModelTags } from '../../../kit/ml/registry/derive-tags.ts';
import { readHistory } from '../../../kit/ml/registry/history.ts';
import { type Base, readBase } from '../shared/read-base.ts';
import type { TagsInputs } from './inputs.ts';
import { planTags, type TagConflict, type TagPlan } from './plan-tags.ts';

/** How often a push that met somebody else's tags is planned again. */
const MAX_ATTEMPTS = 5;

export interface TagsResult {
  branch: string;
  created: string[];
  moved: string[];
  kept: number;
  conflicts: TagConflict[];
  pushed: boolean;
}

/**
 * Brings the remote's tags to what the base branch's history says: versions, assignments and data. Run again it changes
 * nothing; run twice at once, one of the two finds its work done. A tag that stands at another commit is reported, never
 * moved, but for `data-latest` and `data-previous`.
 */
export async function reconcileTags(inputs: TagsInputs, { git }: { git: Git }): Promise<TagsResult> {
  const base = await readBase(git, inputs.base);
  await git.completeHistory(base.branch);
  const derived = await deriveTags(git, base, inputs.lock);
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const plan = planTags(derived, await git.remoteTags());
    const pushed = !inputs.dryRun;
    if (inputs.dryRun || (await git.pushTags([...plan.create, ...plan.move])) === 'pushed')
      return describe(base, plan, pushed);
  }
  throw new ConfigurationError(
    'SLW_PUSH_CONTENDED',
    `Each of ${MAX_ATTEMPTS} pushes of tags met others that were new. Run again when fewer jobs push tags.`,
  );
}

async function deriveTags(git: Git, base: Base, lock: string): Promise<DerivedTag[]> {
  const history = await readHistory(git, base.commit);
  const releases = await readDataReleases(git, base.commit, lock);
  return [...deriveModelTags(history), ...deriveDataTags(releases)];
}

function describe({ branch }: Base, { create, move, kept, conflicts }: TagPlan, pushed: boolean): TagsResult {
  const [created, moved] = [create.map(({ name }) => name), move.map(({ name }) => name)];
  return { branch, created, moved, kept, conflicts, pushed };
}
