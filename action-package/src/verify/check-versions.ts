import { pickText } from '../../../kit/action/read-event.ts';
import { digestOf } from '../../../kit/format/manifest/digest.ts';
import type { Version } from '../../../kit/format/manifest/registry.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import { VERSION_FILES, versionPath, versionsFolder } from '../../../kit/ml/registry/paths.ts';
import type { RegistrySource } from '../../../kit/ml/registry/source.ts';
import { type ChangedFile, listChangedFiles } from '../../../kit/ml/registry/version-changes.ts';
import { compareVersions, readVersion } from '../../../kit/ml/registry/versions.ts';
import { checkJudgements } from './check-judgements.ts';
import { checkStores } from './check-stores.ts';
import { findBase } from './find-base.ts';
import type { VerifyInputs } from './inputs.ts';
import { type CheckedLink, EVERY_ENVIRONMENT, type Lineage, startLineage } from './lineage.ts';
import type { VerifyPorts } from './verification.ts';

interface Registry {
  inputs: VerifyInputs;
  ports: VerifyPorts;
  source: RegistrySource;
  seesHistory: boolean;
}

/**
 * Every version of the model, also those nobody points to: each is one, has a bundle of its own, and its files are those
 * that were merged. A rollback may make any of them live.
 */
export async function checkVersions(registry: Registry): Promise<CheckedLink[]> {
  const { inputs, source } = registry;
  const lineage = startLineage(EVERY_ENVIRONMENT);
  const names = await listVersionFolders(source, inputs.model);
  if (names.length === 0) return [];
  const owners = new Map<string, string>();
  const versions: Version[] = [];
  for (const name of names) {
    const version = await lineage.attempt(`version ${name}`, () =>
      requireVersion(source, inputs.model, name),
    );
    if (!version) continue;
    versions.push(version);
    await checkKeptSignature({ lineage, source, version });
    refuseSharedBundle({ lineage, version, owners });
  }
  checkStores(lineage, versions, registry.ports.store.url);
  await checkHistory({ ...registry, lineage, names });
  return lineage.links;
}

/** Also a folder whose `version.json` is gone. */
async function listVersionFolders(source: RegistrySource, model: string): Promise<string[]> {
  const folder = versionsFolder(model);
  const paths = await source.list(folder);
  const names = paths.map((path) => path.slice(folder.length).split('/'));
  const folders = names.flatMap(([name, file]) => (name && file !== undefined ? [name] : []));
  return [...new Set(folders)].sort(compareVersions);
}

async function requireVersion(source: RegistrySource, model: string, name: string): Promise<Version> {
  const version = await readVersion(source, model, name);
  if (version) return version;
  throw new ConfigurationError(
    'SLW_REGISTRY_INCOHERENT',
    `${versionPath(model, name)} does not exist. Restore it from Git.`,
  );
}

/** What the next version is compared with, where it was kept. */
async function checkKeptSignature({
  lineage,
  source,
  version: { model, version, signature },
}: {
  lineage: Lineage;
  source: RegistrySource;
  version: Version;
}): Promise<void> {
  const text = await source.read(versionPath(model, version, VERSION_FILES.tensors));
  if (text === undefined) return;
  lineage.compare(`version ${version}: ${VERSION_FILES.tensors} → signature`, digestOf(text), signature);
}

/** @param owners versions by their bundles, those that were seen already */
function refuseSharedBundle({
  lineage,
  version: { model, version, bundle },
  owners,
}: {
  lineage: Lineage;
  version: Version;
  owners: Map<string, string>;
}): void {
  const link = `version ${version} → a bundle of its own`;
  const other = owners.get(bundle);
  if (other === undefined) lineage.compare(link, bundle, bundle);
  else
    lineage.fail(
      link,
      `${versionPath(model, other)} names the same bundle ${bundle}. A bundle has one version: restore from Git the file that was changed.`,
    );
  owners.set(bundle, version);
}

async function checkHistory({
  inputs,
  ports,
  source,
  seesHistory,
  lineage,
  names,
}: Registry & { lineage: Lineage; names: readonly string[] }): Promise<void> {
  const { git } = ports;
  if (!seesHistory)
    return lineage.skip(
      'history → versions',
      'changes of merged versions, and what they were judged by, are not seen in this shallow clone: check out with fetch-depth: 0',
    );
  if ((await git.headCommit()) === null) return;
  const line = await findLine(ports);
  await checkJudgements({ inputs, ports, source, lineage, names, line });
  const changed = await listChangedFiles(git, { ref: 'HEAD', model: inputs.model });
  for (const name of names) {
    const link = `version ${name} → as it was merged`;
    const mine = changed.filter(({ version }) => version === name);
    if (mine.length === 0) lineage.compare(link, name, name);
    for (const file of mine) lineage.fail(link, explainChange(file));
  }
}

/** What a pull request proposes is judged by the branch that it goes to, and not by what it brings itself. */
async function findLine({ git, event }: VerifyPorts): Promise<string> {
  const isProposed = pickText(event, 'pull_request', 'base', 'ref') !== undefined;
  return (isProposed ? await findBase(git, event) : undefined) ?? 'HEAD';
}

function explainChange({ path, isGone, commit, subject, origin }: ChangedFile): string {
  const what = isGone ? 'deleted' : 'changed';
  return `${path} was ${what} by commit ${shorten(commit)} (${subject}), and versions never change once merged. Restore it: git checkout ${shorten(origin)} -- ${path}`;
}

const shorten = (commit: string) => commit.slice(0, 12);
