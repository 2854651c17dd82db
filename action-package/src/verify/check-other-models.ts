import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import { listEnvironments, listModels } from '../../../kit/ml/registry/environments.ts';
import { requireLiveVersion } from '../../../kit/ml/registry/live-version.ts';
import { environmentPath, versionPath } from '../../../kit/ml/registry/paths.ts';
import type { RegistrySource } from '../../../kit/ml/registry/source.ts';
import { readVersions } from '../../../kit/ml/registry/versions.ts';
import { type CheckedLink, startLineage } from './lineage.ts';

/**
 * The pointers of the models that are not verified here, from the checkout alone: each is its folder's model's, names a
 * version that is there, and no bundle of this model. One that was copied would be served under another name and seen by
 * nobody, for a model without a `pipeline.yaml` is never verified.
 */
export async function checkOtherModels({
  source,
  model,
}: {
  source: RegistrySource;
  model: string;
}): Promise<CheckedLink[]> {
  const owned = await listOwnBundles(source, model);
  const links: CheckedLink[] = [];
  for (const other of await listModels(source)) {
    if (other === model) continue;
    for (const environment of await listEnvironments(source, other)) {
      const lineage = startLineage(environment);
      await lineage.attempt(`${environmentPath(other, environment)} → a version`, async () => {
        const { version, bundle } = await requireLiveVersion(source, other, environment);
        const own = owned.get(bundle);
        if (own !== undefined)
          throw new ConfigurationError(
            'SLW_REGISTRY_INCOHERENT',
            `${versionPath(other, version)} names the bundle of ${versionPath(model, own)}. A bundle is one model's: restore the file from Git, or remove it.`,
          );
      });
      links.push(...lineage.links);
    }
  }
  return links;
}

/** Versions by their bundles; none where one cannot be read, which is told where versions are checked. */
async function listOwnBundles(source: RegistrySource, model: string): Promise<Map<string, string>> {
  try {
    const versions = await readVersions(source, model);
    return new Map(versions.map(({ bundle, version }) => [bundle, version]));
  } catch (error) {
    if (error instanceof ConfigurationError) return new Map();
    throw error;
  }
}
