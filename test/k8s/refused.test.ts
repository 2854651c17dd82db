import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { runBundle } from '../helpers/fake-runner.ts';
import { publishModel } from '../helpers/publish-model.ts';
import { applyOverlay, waitForRollout } from './cluster/apply.ts';
import { diffOverlay } from './cluster/diff-overlay.ts';
import type { Kubectl } from './cluster/kubectl.ts';
import { startCluster } from './cluster/start-cluster.ts';
import { makeProjectWithData, type Project } from './project/make-project.ts';

const OVERLAY = 'deploy/kubernetes/overlays/staging';
const PIN = `${OVERLAY}/bundle.yaml`;

let kubectl: Kubectl;
let project: Project;
let bundle = '';
beforeAll(async () => {
  project = await makeProjectWithData();
  bundle = (await publishModel(project, ['staging'])).bundle;
  kubectl = await startCluster();
  await applyOverlay(kubectl, join(project.directory, OVERLAY));
  await waitForRollout(kubectl, 'house-price-staging');
});

/** What a pull request would do, and what `verify` says of it; main stays as it is. */
async function propose(branch: string, files: Record<string, string>) {
  project.git('checkout', '--quiet', '-b', branch, 'main');
  project.commit(`Propose ${branch}`, files);
  const overlay = join(project.directory, OVERLAY);
  const changes = await diffOverlay(kubectl, overlay);
  const taken = await kubectl.try('apply', '--validate=strict', '--dry-run=server', '-k', overlay);
  const { exitCode, annotations } = await runBundle({
    verb: 'verify',
    inputs: { store: project.store },
    directory: project.directory,
  });
  project.git('checkout', '--quiet', 'main');
  return { changes, taken, exitCode, said: annotations.map(({ message }) => message).join('\n') };
}

test('a secret in the open, which the API would take, is refused by verify', async () => {
  const kustomization = project.git('show', `main:${OVERLAY}/kustomization.yaml`);
  const { changes, taken, exitCode, said } = await propose('secret', {
    [`${OVERLAY}/kustomization.yaml`]: kustomization.replace(
      '- namespace.yaml',
      '- namespace.yaml\n  - secret.yaml',
    ),
    [`${OVERLAY}/secret.yaml`]:
      'apiVersion: v1\nkind: Secret\nmetadata: { name: house-price-serve }\nstringData: { token: letmein }\n',
  });
  expect(changes).toContain('+ kind: Secret');
  expect(taken).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('secret/house-price-serve created'),
  });
  expect(exitCode).toBe(1);
  expect(said).toContain('Secret "house-price-serve" stands there for everyone to read');
});

test('a digest that nobody promoted, which the API would roll out, is refused by verify', async () => {
  const other = `sha256:${'e'.repeat(64)}`;
  const { changes, taken, exitCode, said } = await propose('digest', {
    [PIN]: `${project.git('show', `main:${PIN}`).replaceAll(bundle, other)}\n`,
  });
  expect(changes).toContain(`+ value: ${other}`);
  expect(taken).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('deployment.apps/house-price configured'),
  });
  expect(exitCode).toBe(1);
  expect(said).toContain(`Write ${bundle} there`);
});

test('without a merge the cluster stays at what main says', async () => {
  project.git('checkout', '--quiet', 'main');
  expect(await diffOverlay(kubectl, join(project.directory, OVERLAY))).toEqual([]);
});
