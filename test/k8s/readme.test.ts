import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { KIT_ROOT } from '../../cli/kit-root.ts';
import { applyOverlay, listChanged, listFields, waitForRollout } from './cluster/apply.ts';
import type { Kubectl } from './cluster/kubectl.ts';
import { startCluster } from './cluster/start-cluster.ts';
import { pinTemplate } from './project/pin-template.ts';

const README = readFileSync(join(KIT_ROOT, 'template-repo/deploy/README.md'), 'utf8');
const NAMESPACE = 'house-price-production';

let kubectl: Kubectl;
let overlay = '';
beforeAll(async () => {
  overlay = join(await pinTemplate(), 'kubernetes/overlays/production');
  kubectl = await startCluster();
  await applyOverlay(kubectl, overlay);
});

test('the command of the README makes the secret that the pods ask for, and applying leaves it alone', async () => {
  const [command = ''] = /^kubectl create secret .*$/m.exec(README) ?? [];
  const made = execFileSync('bash', ['-c', command.replace('kubectl', 'printf "%s\\n"')], {
    encoding: 'utf8',
  });
  await kubectl(...made.trimEnd().split('\n'));
  const fields = '{.spec.containers[0].env[?(@.name=="SLIPWAY_SERVE_TOKEN")].valueFrom.secretKeyRef.name}';
  const [asked = ''] = await listFields(kubectl, { kind: 'pods', namespace: NAMESPACE, fields });
  const key = ['get', 'secret', asked, `--namespace=${NAMESPACE}`, '--output=jsonpath={.data.token}'];
  const token = await kubectl(...key);
  expect(Buffer.from(token, 'base64').toString()).toMatch(/^[0-9a-f]{64}$/);
  expect(listChanged(await applyOverlay(kubectl, overlay))).toEqual([]);
  expect(await kubectl(...key)).toBe(token);
});

test('the line of the README pins Node by digest', async () => {
  const [, line = ''] = /`(images: \[.*?\])`/.exec(README) ?? [];
  const digest = `sha256:${'7'.repeat(64)}`;
  const file = join(overlay, 'kustomization.yaml');
  writeFileSync(file, `${readFileSync(file, 'utf8')}${line.replace('sha256:…', digest)}\n`);
  expect(listChanged(await applyOverlay(kubectl, overlay))).toEqual([
    'deployment.apps/house-price configured',
  ]);
  await waitForRollout(kubectl, NAMESPACE);
  const fields = '{.spec.containers[0].image} {.metadata.deletionTimestamp}';
  const images = await listFields(kubectl, { kind: 'pods', namespace: NAMESPACE, fields });
  expect(images.filter((image) => image.endsWith(' '))).toEqual(
    Array(2).fill(`docker.io/library/node@${digest} `),
  );
});
