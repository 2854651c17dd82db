/** Whether a branch is one of those that `Proposal.supersedes` means: the beginning, and the 12 hex digits of a digest. */
export function isNamedAlike(branch: string, prefix: string): boolean {
  return branch.startsWith(prefix) && /^[0-9a-f]{12}$/.test(branch.slice(prefix.length));
}
