import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { applyOverlay, listFields, waitForRollout } from './cluster/apply.ts';
import type { Kubectl } from './cluster/kubectl.ts';
import { breakBundle, NODES } from './cluster/nodes.ts';
import { waitForFailure } from './cluster/rollout.ts';
import { startCluster } from './cluster/start-cluster.ts';
import { BUNDLE, ENVIRONMENTS, namespaceOf, pinTemplate } from './project/pin-template.ts';

let kubectl: Kubectl;
beforeAll(async () => {
  const deploy = await pinTemplate();
  kubectl = await startCluster();
  for (const environment of ENVIRONMENTS) {
    await applyOverlay(kubectl, join(deploy, 'kubernetes/overlays', environment));
    await waitForRollout(kubectl, namespaceOf(environment));
  }
});

/** Empties a node as for its maintenance, and brings it back. */
async function empty(node: string): Promise<void> {
  const args = ['--delete-emptydir-data', '--timeout=60s'];
  const { code, stdout, stderr } = await kubectl.try('drain', node, ...args);
  expect(`${stdout}${stderr}`).toContain(`node/${node} drained`);
  expect(code).toBe(0);
  await kubectl('uncordon', node);
}

test.each(NODES)('the %s node can be emptied, and the pods go on elsewhere', async (node) => {
  await empty(node);
  for (const environment of ENVIRONMENTS) {
    await waitForRollout(kubectl, namespaceOf(environment));
    expect(await listNodes(environment)).not.toContain(node);
  }
});

test('pods that never get ready hold no node', async () => {
  await breakBundle(kubectl, BUNDLE);
  for (const environment of ENVIRONMENTS)
    await kubectl('delete', 'pods', '--all', `--namespace=${namespaceOf(environment)}`);
  for (const environment of ENVIRONMENTS) await waitForFailure(kubectl, namespaceOf(environment));
  for (const node of NODES) await empty(node);
});

function listNodes(environment: string): Promise<string[]> {
  const fields = '{.spec.nodeName}';
  return listFields(kubectl, { kind: 'pods', namespace: namespaceOf(environment), fields });
}
