import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { KIT_ROOT } from '../../cli/kit-root.ts';
import { listPins, NOTHING_YET, readDeployFiles } from '../../kit/registry/deploy-pins.ts';
import { findPlainSecrets } from '../../kit/registry/plain-secrets.ts';
import { readFromFolder } from '../../kit/registry/source.ts';
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
  const specs = ['deploy/kubernetes/base/deployment.yaml', 'deploy/kserve/base/serving-runtime.yaml'].map(
    (path) => parse(files.find(([file]) => file === path)?.[1] ?? ''),
  );
  const [pod, runtime] = [specs[0].spec.template.spec, specs[1].spec];
  for (const container of [...pod.containers, ...runtime.containers]) {
    expect(container.securityContext).toMatchObject({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(container.resources).toMatchObject({ requests: expect.anything(), limits: expect.anything() });
  }
  expect(pod).toMatchObject({ automountServiceAccountToken: false, securityContext: { runAsNonRoot: true } });
});
