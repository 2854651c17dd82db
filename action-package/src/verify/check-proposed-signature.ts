import { pickText } from '../../../kit/action/read-event.ts';
import { parsePipeline } from '../../../kit/format/config/read-pipeline.ts';
import { readEnvironment } from '../../../kit/ml/registry/environments.ts';
import { readTrustedKeys } from '../../../kit/ml/registry/read-trusted-keys.ts';
import { readFromGit } from '../../../kit/ml/registry/source.ts';
import { requiresSignature } from '../../../kit/ml/sign/signing-policy.ts';
import { checkModelSignature, checkStatementSignature } from '../shared/sign/check-version-signatures.ts';
import { findBase } from './find-base.ts';
import type { BundleCheck } from './verification.ts';

/**
 * What a pull request puts live is signed as the branch that it goes to asks, by a key which that branch holds: a key, an
 * exemption or a laxer policy of its own lets nothing in that comes with it.
 */
export async function checkProposedSignature(check: BundleCheck): Promise<void> {
  const { ports, inputs, environment, lineage, version, bundle } = check;
  const { git, event } = ports;
  if (pickText(event, 'pull_request', 'base', 'ref') === undefined) return;
  const ref = await findBase(git, event);
  if (ref === undefined) return;
  const base = readFromGit(git, ref);
  const link = `version ${version.version} → the keys of the branch it goes to`;
  await lineage.attempt(link, async () => {
    const live = await readEnvironment(base, inputs.model, environment);
    if (live?.bundle === version.bundle) return;
    const text = await git.show(ref, inputs.pipelineFile);
    const pipeline = text === undefined ? undefined : parsePipeline(text, inputs.pipelineFile);
    const policy = inputs.settlePolicy(pipeline);
    if (!requiresSignature(policy, bundle.digest)) return;
    const keys = await readTrustedKeys(base, policy.keys);
    await checkModelSignature({ ...check, keys });
    await checkStatementSignature({ ...check, keys });
  });
}
