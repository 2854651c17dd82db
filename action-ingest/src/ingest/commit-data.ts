import { dirname, join, relative } from 'node:path';
import { locateProfile } from '../../../kit/format/config/project-paths.ts';
import { canonicalJson } from '../../../kit/format/manifest/canonical-json.ts';
import { SPLIT_NAMES } from '../../../kit/format/manifest/data-lock.ts';
import { shortDigest } from '../../../kit/format/manifest/digest.ts';
import type { ProposedChange } from '../../../kit/host/forge/forge.ts';
import { renderDvcPointer } from '../../../kit/ml/data/dvc-pointer.ts';
import { splitFileName } from '../../../kit/ml/data/write-splits.ts';
import { plainLine } from '../../../kit/report/markdown.ts';
import type { DataChange } from './data-change.ts';
import { renderPullRequest } from './render-pull-request.ts';

/** Commits lock, profile and DVC's pointers to the base branch, or proposes them. */
export async function commitData(change: DataChange): Promise<ProposedChange> {
  const { inputs, ports, lock } = change;
  const { git, base } = change.target;
  const files = listFiles(change);
  const title = `Data ${lock.version} of ${lock.model}`;
  const message = [title, '', ...change.reasons.map(plainLine)].join('\n');
  if (inputs.commit === 'direct') {
    const { commit, changed } = await git.commitToBranch({ branch: base, base, files, message });
    return { state: changed ? 'updated' : 'unchanged', url: '', branch: base, commit };
  }
  const forge = await ports.openForge();
  const family = `slipway/data/${lock.model}-`;
  return forge.proposeChange({
    branch: `${family}${shortDigest(lock.dataset)}`,
    base,
    title,
    body: renderPullRequest(change),
    files,
    message,
    supersedes: family,
    comesBack: true,
  });
}

/** Contents by path from the project's folder. */
function listFiles({ inputs, lock, profile }: DataChange): Record<string, string> {
  const path = relative(inputs.directory, inputs.lock);
  const inGit = (name: string) => name.replaceAll('\\', '/');
  const files: Record<string, string> = {
    [inGit(path)]: canonicalJson(lock),
    [inGit(locateProfile(path))]: canonicalJson(profile),
  };
  if (!/^(file|s3):/i.test(inputs.store)) return files;
  for (const split of SPLIT_NAMES) {
    const name = splitFileName(split);
    const pointer = renderDvcPointer(name, lock.splits[split].blob);
    if (pointer !== undefined) files[inGit(join(dirname(path), `${name}.dvc`))] = pointer;
  }
  return files;
}
