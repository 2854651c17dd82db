/** How forges name a pull request in the subject of its merge: GitHub's and Gitea's merge commits, squash and rebase. */
const MENTIONS = [
  /^Merge pull request #(\d+) /,
  /^Merge pull request '.*' \(#(\d+)\) /,
  / \(#(\d+)\)$/,
] as const;

/** The number of the pull request that a commit merged, by its subject; undefined where none is named. */
export function findPullRequest(subject: string): number | undefined {
  for (const mention of MENTIONS) {
    const number = mention.exec(subject)?.[1];
    if (number !== undefined) return Number(number);
  }
  return undefined;
}

/** How git itself names what it merged, where no forge did it. */
const MERGED_BRANCH = /^Merge (?:remote-tracking )?branch '(?:origin\/)?([^']+)'/;

/** The branch that a commit merged, by its subject as git writes it; undefined where none is named. */
export function findMergedBranch(subject: string): string | undefined {
  return MERGED_BRANCH.exec(subject)?.[1];
}
