import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { KIT_ROOT } from '../../cli/kit-root.ts';
import { listPins, NOTHING_YET, readDeployFiles } from '../../kit/ml/registry/deploy-pins.ts';
import { findPlainSecrets } from '../../kit/ml/registry/plain-secrets.ts';
import { readFromFolder } from '../../kit/ml/registry/source.ts';
import { readKitFile } from './kit-files.ts';

const files = await readDeployFiles(readFromFolder(`${KIT_ROOT}/template-repo`));
const { model, environments }: { model: string; environments: string[] } = parse(
  readKitFile('template-repo/pipeline.yaml'),
);

describe.each(['kubernetes', 'kserve'])("the template's %s manifests", (variant) => {
  test.each(environments)(
    'state the bundle of %s twice, for the mount and for the service',
    (environment) => {
      const pins = files
        .filter(([path]) => path === `deploy/${variant}/overlays/${environment}/bundle.yaml`)
        .flatMap(([, text]) => listPins(text));
      const pin = { model, environment, digest: NOTHING_YET };
      expect(pins).toEqual([expect.objectContaining(pin), expect.objectContaining(pin)]);
    },
  );

  test('state it nowhere else', () => {
    const paths = files.filter(([, text]) => listPins(text).length > 0).map(([path]) => path);
    expect(paths.filter((path) => path.startsWith(`deploy/${variant}/`))).toHaveLength(environments.length);
  });
});

test('the template holds no secret in the open', () => {
  expect(files.length).toBeGreaterThan(15);
  expect(files.flatMap(([, text]) => findPlainSecrets(text))).toEqual([]);
});

test('no container of the template may do more than it needs', () => {
  const pod = readManifest('kubernetes/base/deployment.yaml').spec.template.spec;
  const runtime = readManifest('kserve/base/serving-runtime.yaml').spec;
  for (const container of [...pod.containers, ...runtime.containers]) {
    expect(container.securityContext).toMatchObject({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(container.resources).toMatchObject({ requests: expect.anything(), limits: expect.anything() });
  }
  const seccompProfile = { type: 'RuntimeDefault' };
  expect(pod).toMatchObject({
    automountServiceAccountToken: false,
    securityContext: { runAsNonRoot: true, seccompProfile },
  });
  expect(runtime.containers[0].securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile });
});

test.each(environments)('the manifests for %s make their namespace', (environment) => {
  const [namespace, same] = ['kubernetes', 'kserve'].map((variant) => {
    const folder = `${variant}/overlays/${environment}`;
    expect(readManifest(`${folder}/kustomization.yaml`).resources).toContain('namespace.yaml');
    return readManifest(`${folder}/namespace.yaml`);
  });
  expect(namespace.metadata.labels).toEqual({ 'pod-security.kubernetes.io/enforce': 'restricted' });
  expect(same).toEqual(namespace);
});

test('the disruption budget is about the pods of the Deployment', () => {
  const { labels } = readManifest('kubernetes/base/kustomization.yaml');
  const { spec } = readManifest('kubernetes/base/disruption-budget.yaml');
  expect(labels).toEqual([{ pairs: spec.selector.matchLabels, includeSelectors: true }]);
});

/** A manifest of the template, below `deploy/`. */
function readManifest(path: string) {
  return parse(files.find(([file]) => file === `deploy/${path}`)?.[1] ?? '');
}
