import type { Release } from './candidate.ts';

/** The commands that publish a release, for whoever does it without the workflow. */
export function renderNextSteps(
  { owner, repository, version, tag, commit, majorTag }: Release,
  out: string,
): string {
  const move =
    majorTag === undefined
      ? [`# A newer release than ${tag} has the major tag, which stays where it is.`]
      : [`git tag --force ${majorTag} ${commit}`, `git push --force origin refs/tags/${majorTag}`];
  return [
    'Nothing is tagged or pushed. On GitHub, start the workflow:',
    '',
    `gh workflow run release.yml --ref main --field version=${version}`,
    '',
    'Or by hand:',
    '',
    `git tag ${tag} ${commit}`,
    `git push origin refs/tags/${tag}`,
    `gh release create ${tag} --verify-tag --title ${tag} --notes-file ${out}/release-notes.md ${out}/*.tar ${out}/*.sha256 ${out}/*.json ${out}/SHA256SUMS`,
    `skopeo copy --preserve-digests oci-archive:${out}/slipway-serve-${tag}.oci.tar docker://ghcr.io/${`${owner}/${repository}`.toLowerCase()}/serve:${tag}`,
    ...move,
    '',
  ].join('\n');
}
