import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Version } from '../../../kit/format/manifest/registry.ts';
import { OWN } from '../../../kit/ground/files/own-folder.ts';
import { openBundle } from '../../../kit/ml/bundle/open-bundle.ts';
import { refuseOtherBundle, requirePointedVersion } from '../../../kit/ml/registry/live-version.ts';
import { readFromFolder, readFromGit } from '../../../kit/ml/registry/source.ts';
import { checkBlobs } from './check-blobs.ts';
import { checkBundle } from './check-bundle.ts';
import { checkCommit } from './check-commit.ts';
import { checkDeployment } from './check-deployment.ts';
import { checkMeasured } from './check-measured.ts';
import { checkOtherModels } from './check-other-models.ts';
import { checkProposedSignature } from './check-proposed-signature.ts';
import { checkSecrets } from './check-secrets.ts';
import { checkSignatures } from './check-signatures.ts';
import { checkVersions } from './check-versions.ts';
import { checkWorkflows } from './check-workflows.ts';
import { chooseEnvironments } from './choose-environments.ts';
import { findBase } from './find-base.ts';
import type { VerifyInputs } from './inputs.ts';
import { type CheckedLink, startLineage } from './lineage.ts';
import { requirePointer } from './require-pointer.ts';
import type { Check, Verification, VerifyPorts } from './verification.ts';

/**
 * Recomputes the lineage of what is live, from the checkout and the store alone: environment, version, bundle,
 * evaluation, run, code commit, data lock, data blobs. Every byte of the bundle and of the data is read. The files of all
 * versions are held against those that were merged, and what `deploy/` states for clusters against the pointers.
 * @throws ConfigurationError when there is nothing to verify
 */
export async function verifyLineage(inputs: VerifyInputs, ports: VerifyPorts): Promise<Verification> {
  const source = readFromFolder(inputs.directory);
  const { environments, lost, known, seesHistory, unseen } = await chooseEnvironments(inputs, ports, source);
  const links: CheckedLink[] = unseen;
  for (const environment of environments) {
    ports.log.info(`Verifying ${inputs.model} in ${environment}.`);
    const lineage = startLineage(environment);
    const scope = { environment, lost, knownEnvironments: known, seesHistory, lineage };
    await verifyEnvironment({ inputs, ports, source, ...scope });
    links.push(...lineage.links);
  }
  links.push(...(await checkVersions({ inputs, ports, source, seesHistory })));
  links.push(...(await checkOtherModels({ source, model: inputs.model })));
  const { git, event } = ports;
  const ref = await findBase(git, event);
  const base = ref === undefined ? undefined : readFromGit(git, ref);
  links.push(...(await checkDeployment({ inputs, source, base })));
  links.push(...(await checkWorkflows(source, inputs.pipeline?.environments)));
  links.push(...(await checkSecrets(git)));
  return {
    model: inputs.model,
    verdict: links.some(({ state }) => state === 'broken') ? 'fail' : 'pass',
    environments,
    checked: links.filter(({ state }) => state !== 'unchecked').length,
    links,
  };
}

async function verifyEnvironment(check: Check): Promise<void> {
  const { lineage, source, inputs, environment } = check;
  const pointer = await lineage.attempt(`${environment} → a pointer`, () => requirePointer(check));
  if (!pointer) return;
  const version = await lineage.attempt(`${environment} → version ${pointer.version}`, () =>
    requirePointedVersion(source, pointer),
  );
  if (!version) return;
  await lineage.attempt(`${environment} → bundle of version ${pointer.version}`, async () =>
    refuseOtherBundle(pointer, version),
  );
  // A folder of its own: a bundle unpacked before would hide what has become of the store since.
  const directory = join(inputs.directory, OWN.verify);
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
  await checkSignatures({ ...check, version, bundle });
  await checkProposedSignature({ ...check, version, bundle });
  await checkCommit({ ...check, bundle });
  await checkBlobs({ ...check, bundle });
  await checkMeasured({ ...check, version, bundle });
}
