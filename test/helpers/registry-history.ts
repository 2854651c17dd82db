import { makeRepository, type TestRepository } from './git-repository.ts';

const SCHEMAS = 'https://slipway-mlops.github.io/slipway/schemas';

/** The digest that stands for a version's bundle. */
export const bundleOf = (version: string) => `sha256:${version.replaceAll('.', '').padStart(64, '0')}`;

/** The files of a version as a promotion commits them. */
export function versionFiles(version: string, model = 'rent'): Record<string, string> {
  const digest = `sha256:${'a'.repeat(64)}`;
  const file = {
    $schema: `${SCHEMAS}/version-1.json`,
    model,
    version,
    bundle: bundleOf(version),
    store: 'file://store',
    signature: digest,
    contract: digest,
    data: { version: '1.0.0', lock: digest },
    code: { commit: 'c0ffee' },
    run: '0123456789ab',
    training: { command: 'builtin:linear', params: {}, seed: 42 },
    artefact: { digest, size: 1000 },
    operators: {},
  };
  return { [`models/${model}/versions/${version}/version.json`]: JSON.stringify(file) };
}

/** The pointer of an environment. */
export function pointerFile(
  version: string,
  environment = 'production',
  model = 'rent',
): Record<string, string> {
  const pointer = {
    $schema: `${SCHEMAS}/environment-1.json`,
    model,
    environment,
    version,
    bundle: bundleOf(version),
  };
  return { [`models/${model}/environments/${environment}.json`]: JSON.stringify(pointer) };
}

/** A repository in whose history the versions were promoted to production one after the other. */
export function makeRegistryHistory(...versions: string[]): TestRepository {
  const repository = makeRepository({
    'pipeline.yaml': 'model: rent\nenvironments: [staging, production]\n',
    '.gitignore': '.slipway/\n',
  });
  for (const version of versions)
    repository.commit(`Promote ${version}`, { ...versionFiles(version), ...pointerFile(version) });
  return repository;
}
