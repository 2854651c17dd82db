import { digestOf } from '../../../kit/format/manifest/digest.ts';
import type { Bundle } from '../../../kit/ml/bundle/open-bundle.ts';
import type { Check } from './verification.ts';

/** The commit a run was made from is in this clone, and its data lock is the one the run was trained on. */
export async function checkCommit({
  lineage,
  ports: { git },
  inputs,
  bundle,
}: Check & { bundle: Bundle }): Promise<void> {
  const { commit } = bundle.run.code;
  const link = 'run → code commit';
  if (commit === null) return lineage.skip(link, 'the run was made outside a Git repository');
  if (!(await git.hasCommit(commit))) {
    if (await git.isShallow())
      return lineage.skip(
        link,
        `commit ${commit} is not in this shallow clone: check out with fetch-depth: 0`,
      );
    return lineage.fail(
      link,
      `commit ${commit} is not in this clone: it was never pushed, or its branch is gone. Push it from the clone that the model was trained in.`,
    );
  }
  lineage.compare(link, commit, commit);
  const lock = await git.show(commit, inputs.lock);
  if (lock === undefined)
    return lineage.skip('code commit → data lock', `commit ${commit} holds no ${inputs.lock}`);
  lineage.compare('code commit → data lock', digestOf(lock), bundle.digests.lock);
}
