import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { KIT_ROOT } from '../../cli/kit-root.ts';
import type { Digest } from '../../kit/format/manifest/digest.ts';
import { NOTHING_YET, repinDeployment } from '../../kit/ml/registry/deploy-pins.ts';
import { readFromFolder } from '../../kit/ml/registry/source.ts';
import { provideTool } from '../../scripts/install-tools.mjs';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { writeKubernetesSchemas } from './kubernetes-schemas.ts';

const TEMPLATE = join(KIT_ROOT, 'template-repo');
const BUNDLE: Digest = `sha256:${'5'.repeat(64)}`;

let schemas = '';
beforeAll(() => {
  schemas = writeKubernetesSchemas();
}, 600_000);

const build = (folder: string) =>
  execFileSync(provideTool('kustomize'), ['build', folder], { encoding: 'utf8' });

/** What kubeconform says of manifests: how many are valid, and what is wrong with the others. */
function conform(manifests: string): { valid: number; faults: string[] } {
  const location = `${schemas}/{{.ResourceKind}}{{.KindSuffix}}.json`;
  const args = ['-strict', '-summary', '-output', 'json', '-schema-location', location, '-'];
  const { stdout, stderr } = spawnSync(provideTool('kubeconform'), args, {
    input: manifests,
    encoding: 'utf8',
  });
  if (stderr !== '') throw new Error(stderr);
  const { resources, summary } = JSON.parse(stdout);
  return {
    valid: summary.valid,
    faults: resources.map(({ kind, msg }: { kind: string; msg: string }) => `${kind}: ${msg}`),
  };
}

describe.each(['staging', 'production'])('%s', (environment) => {
  test.each([
    ['kubernetes', 5],
    ['kserve', 3],
  ])('%s builds, and every resource is what its API takes', (variant, count) => {
    const manifests = build(join(TEMPLATE, 'deploy', variant, 'overlays', environment));
    expect(conform(manifests)).toEqual({ valid: count, faults: [] });
  });

  test.each([
    ['flux', 2],
    ['argo-cd', 1],
  ])('the example for %s is what its API takes, and names a folder that there is', (tool, count) => {
    const manifests = readFileSync(join(TEMPLATE, 'deploy', tool, `${environment}.yaml`), 'utf8');
    expect(conform(manifests)).toEqual({ valid: count, faults: [] });
    const [, folder = ''] = /^ *path: (?:\.\/)?(.+)$/m.exec(manifests) ?? [];
    expect(build(join(TEMPLATE, folder))).toContain(`namespace: house-price-${environment}`);
  });

  test.each(['kubernetes', 'kserve'])(
    'what a promotion changes reaches the mount and the argument: %s',
    async (variant) => {
      const directory = makeTemporaryFolder('project');
      cpSync(TEMPLATE, directory, { recursive: true });
      const pointing = { model: 'house-price', environment, bundle: BUNDLE };
      const changed = await repinDeployment(readFromFolder(directory), pointing);
      for (const [path, text] of Object.entries(changed)) writeFileSync(join(directory, path), text);
      const manifests = build(join(directory, 'deploy', variant, 'overlays', environment));
      expect(manifests.split(BUNDLE)).toHaveLength(3);
      expect(manifests).toContain(`@${BUNDLE}\n`);
      expect(manifests).not.toContain(NOTHING_YET);
      expect(conform(manifests).faults).toEqual([]);
    },
  );
});

test('a field that the API does not know is seen', () => {
  const manifests = build(join(TEMPLATE, 'deploy/kubernetes/overlays/staging'));
  expect(conform(manifests.replace('reference:', 'refrence:')).faults.join()).toMatch(
    /Deployment: .*refrence/,
  );
  const kserve = build(join(TEMPLATE, 'deploy/kserve/overlays/staging'));
  expect(conform(kserve.replace('storageUri:', 'storageUrl:')).faults.join()).toMatch(
    /InferenceService: .*storageUrl/,
  );
});
