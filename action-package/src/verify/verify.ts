import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openBundle } from '../../../kit/bundle/open-bundle.ts';
import { ConfigurationError } from '../../../kit/errors/configuration-error.ts';
import type { Git } from '../../../kit/git/git.ts';
import type { Logger } from '../../../kit/log/logger.ts';
import type { Environment, Version } from '../../../kit/manifest/registry.ts';
import { listEnvironments, readEnvironment } from '../../../kit/registry/environments.ts';
import { environmentPath } from '../../../kit/registry/paths.ts';
import { type RegistrySource, readFromFolder } from '../../../kit/registry/source.ts';
import { readVersion } from '../../../kit/registry/versions.ts';
import type { Store } from '../../../kit/store/store.ts';
import { checkBlobs } from './check-blobs.ts';
import { checkBundle } from './check-bundle.ts';
import { checkCommit } from './check-commit.ts';
import { checkDeployment } from './check-deployment.ts';
import type { VerifyInputs } from './inputs.ts';
import { type CheckedLink, type Lineage, startLineage } from './lineage.ts';

export interface VerifyPorts {
  store: Store;
  git: Git;
  log: Logger;
}

export interface Verification {
  model: string;
  verdict: 'pass' | 'fail';
  environments: string[];
  /** Links that were checked, those that hold and those that are broken. */
  checked: number;
  links: CheckedLink[];
}

/**
 * Recomputes the lineage of what is live, from the checkout and the store alone: environment, version, bundle,
 * evaluation, run, code commit, data lock, data blobs. Every byte of the bundle and of the data is read. What `deploy/`
 * states for clusters is held against the pointers.
 * @throws ConfigurationError when there is nothing to verify
 */
export async function verifyLineage(inputs: VerifyInputs, ports: VerifyPorts): Promise<Verification> {
  const source = readFromFolder(inputs.directory);
  const environments = inputs.environment
    ? [inputs.environment]
    : await listEnvironments(source, inputs.model);
  const links: CheckedLink[] = [];
  for (const environment of environments) {
    ports.log.info(`Verifying ${inputs.model} in ${environment}.`);
    const lineage = startLineage(environment);
    await verifyEnvironment({ inputs, ports, source, environment, lineage });
    links.push(...lineage.links);
  }
  links.push(...(await checkDeployment({ inputs, source })));
  return {
    model: inputs.model,
    verdict: links.some(({ state }) => state === 'broken') ? 'fail' : 'pass',
    environments,
    checked: links.filter(({ state }) => state !== 'unchecked').length,
    links,
  };
}

/** What the checks of one environment share. */
export interface Check {
  inputs: VerifyInputs;
  ports: VerifyPorts;
  source: RegistrySource;
  environment: string;
  lineage: Lineage;
}

async function verifyEnvironment(check: Check): Promise<void> {
  const { lineage, source, inputs, environment } = check;
  const pointer = await lineage.attempt(`${environment} → a pointer`, () => requirePointer(check));
  if (!pointer) return;
  const version = await lineage.attempt(`${environment} → version ${pointer.version}`, () =>
    requireVersionFile(source, pointer),
  );
  if (!version) return;
  lineage.compare(`${environment} → bundle of version ${pointer.version}`, pointer.bundle, version.bundle);
  // A folder of its own: a bundle unpacked before would hide what has become of the store since.
  const directory = join(inputs.directory, '.slipway/verify');
  await rm(directory, { recursive: true, force: true });
  try {
    await verifyBundle({ ...check, version, directory });
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function verifyBundle(check: Check & { version: Version; directory: string }): Promise<void> {
  const { lineage, version, directory, ports } = check;
  const bundle = await lineage.attempt(`version ${version.version} → bundle`, () =>
    openBundle({ store: ports.store, digest: version.bundle, directory }),
  );
  if (!bundle) return;
  await checkBundle({ ...check, version, bundle });
  await checkCommit({ ...check, bundle });
  await checkBlobs({ ...check, bundle });
}

async function requirePointer({ source, inputs, environment }: Check): Promise<Environment> {
  const pointer = await readEnvironment(source, inputs.model, environment);
  if (pointer) return pointer;
  throw new ConfigurationError(
    `${environmentPath(inputs.model, environment)} does not exist. Promote a model to it, or correct the environment's name.`,
  );
}

async function requireVersionFile(source: RegistrySource, { model, version }: Environment) {
  const found = await readVersion(source, model, version);
  if (found) return found;
  throw new ConfigurationError(
    `The pointer names version ${version} of ${model}, which has no version.json. Restore it from Git.`,
  );
}
