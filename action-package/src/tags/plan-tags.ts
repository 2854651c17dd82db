import type { RemoteTag, WantedTag } from '../../../kit/host/git/tags.ts';
import type { DerivedTag } from '../../../kit/ml/registry/derive-tags.ts';

/** What is to be done so that the remote's tags say what the history says. */
export interface TagPlan {
  create: WantedTag[];
  move: WantedTag[];
  /** Tags that are right already. */
  kept: number;
  conflicts: TagConflict[];
}

/** A tag that stands elsewhere and may not be moved. */
export interface TagConflict {
  name: string;
  /** Where it stands. */
  commit: string;
  /** Where the history says it belongs. */
  expected: string;
}

/** Compares the tags that the history calls for with those that are there. */
export function planTags(derived: readonly DerivedTag[], present: ReadonlyMap<string, RemoteTag>): TagPlan {
  const plan: TagPlan = { create: [], move: [], kept: 0, conflicts: [] };
  for (const { moves, ...tag } of derived) {
    const there = present.get(tag.name);
    if (!there) plan.create.push(tag);
    else if (there.commit === tag.commit) plan.kept += 1;
    else if (moves) plan.move.push({ ...tag, replaces: there.object });
    else plan.conflicts.push({ name: tag.name, commit: there.commit, expected: tag.commit });
  }
  return plan;
}
