import type { Version } from '../../format/manifest/registry.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { type CodeChange, compareCode } from './compare-code.ts';
import { compareData, type DataChange } from './compare-data.ts';
import { compareVersionFacts, type VersionDifferences } from './compare-versions.ts';
import type { OpenRegistry } from './open-registry.ts';
import { readVersionFacts, type VersionFacts } from './version-facts.ts';

/** What differs between two versions: data, contract, code, parameters, metrics, operators. */
export interface VersionDiff extends VersionDifferences {
  model: string;
  before: Version;
  after: Version;
  data: DataChange;
  code: CodeChange;
}

/**
 * Compares two versions, each named by its number, with or without a leading `v`, or by the environment that serves it.
 * @throws ConfigurationError for an environment that serves nothing, and a version that is not there
 */
export async function diffVersions(
  registry: OpenRegistry,
  names: { before: string; after: string },
): Promise<VersionDiff> {
  const [before, after] = [await readSide(registry, names.before), await readSide(registry, names.after)];
  return {
    model: registry.model,
    before: before.version,
    after: after.version,
    data: await compareData(registry, before.version, after.version),
    code: await compareCode(registry.git, before.version.code.commit, after.version.code.commit),
    ...compareVersionFacts(before, after),
  };
}

async function readSide(registry: OpenRegistry, name: string): Promise<VersionFacts> {
  const { git, ref, model, history, pipeline } = registry;
  const live = history.assignments.findLast(({ environment }) => environment === name);
  if (live?.version === null || (!live && pipeline?.environments?.includes(name)))
    throw new ConfigurationError(
      'SLW_NOTHING_LIVE',
      `The environment "${name}" serves nothing of ${model}. Name a version.`,
    );
  const version = live?.version ?? name.replace(/^v(?=\d)/, '');
  return readVersionFacts({ git, ref, model, version });
}
