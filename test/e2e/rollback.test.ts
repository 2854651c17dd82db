import { expect, test } from 'vitest';
import { type Digest, isDigest } from '../../kit/format/manifest/digest.ts';
import { describeMonitor } from '../helpers/describe-monitor.ts';
import { makeZip } from '../unit/host/artifact/make-zip.ts';
import { findStep, requireSuccess } from './act/act-events.ts';
import {
  changeParameter,
  type PublishedModel,
  publishModel,
  startPublishedProject,
} from './act/publish-model.ts';

/** What monitoring found of a model, as its run leaves it. */
function zipEvidence({ version, bundle }: PublishedModel): Buffer {
  const monitor = describeMonitor({ model: 'house-price', version, bundle: requireDigest(bundle) });
  return makeZip({ 'monitor.json': JSON.stringify(monitor) });
}

function requireDigest(text: string): Digest {
  if (isDigest(text)) return text;
  throw new Error(`package put out "${text}"`);
}

const POINTER = 'models/house-price/environments/production.json';

test('the rollback workflow proposes the version before, and the merge brings it back', async () => {
  const project = await startPublishedProject(['staging', 'production']);
  changeParameter(project, 3);
  const second = await publishModel(project, ['production']);
  expect([project.first.version, second.version]).toEqual(['1.0.0', '1.0.1']);

  project.forge.artifacts.push({ run: 41, name: 'monitor-house-price-production', zip: zipEvidence(second) });
  const inputs = { environment: 'production', to: '', reason: 'Prices are too high.', 'evidence-run': '41' };
  const payload = { inputs };
  const run = await project.run({ workflow: 'rollback.yml', event: 'workflow_dispatch', payload });
  requireSuccess(run);
  const { version, branch = '', changed } = findStep(run, 'acme/slipway/action-package/rollback@v1').outputs;
  expect([version, changed]).toEqual(['1.0.0', 'true']);
  expect(project.forge.pulls).toMatchObject([
    { head: branch, base: 'main', state: 'open', labels: ['slipway', 'rollback'] },
  ]);
  const body = project.forge.pulls[0]?.body ?? '';
  expect(body).toContain('**Why:** Prices are too high.');
  expect(body).toContain('It watched 1.0.1');
  expect(body).toContain(', which is live now. The run with the whole report: ');
  expect(body).toContain('/acme/house-price/actions/runs/41.');
  const commit = project.remoteGit('rev-parse', branch);
  expect(project.remoteGit('diff', '--name-only', `main...${commit}`).split('\n')).toEqual([
    'deploy/kserve/overlays/production/bundle.yaml',
    'deploy/kubernetes/overlays/production/bundle.yaml',
    POINTER,
  ]);
  expect(project.forge.statuses).toMatchObject([
    { sha: commit, context: 'slipway/rollback', state: 'success' },
  ]);

  project.mergeIntoMain(branch);
  expect(JSON.parse(project.remoteGit('show', `main:${POINTER}`))).toMatchObject({
    version: '1.0.0',
    bundle: project.first.bundle,
  });
});
