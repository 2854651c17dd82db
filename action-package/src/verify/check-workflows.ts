import { alignWorkflows } from '../../../kit/format/workflows/align-workflows.ts';
import { describeLack } from '../../../kit/format/workflows/workflow-change.ts';
import { ConfigurationError } from '../../../kit/ground/errors/configuration-error.ts';
import type { RegistrySource } from '../../../kit/ml/registry/source.ts';
import { type CheckedLink, EVERY_ENVIRONMENT, startLineage } from './lineage.ts';

/**
 * Workflows whose jobs are one for each environment have those of `pipeline.yaml`, so that none is left without a
 * deployment or a watch. Those without marks are their owner's.
 */
export async function checkWorkflows(
  source: RegistrySource,
  environments: readonly string[] | undefined,
): Promise<CheckedLink[]> {
  if (environments === undefined) return [];
  const { links, attempt, fail } = startLineage(EVERY_ENVIRONMENT);
  try {
    for (const { path, changes } of await alignWorkflows(source, environments)) {
      await attempt(`${path} → the environments of pipeline.yaml`, async () => {
        if (changes.length > 0)
          throw new ConfigurationError(
            'SLW_REGISTRY_INCOHERENT',
            `It does not follow them: ${changes.map(describeLack).join('; ')}. Run "slipway workflows", and commit what it changes.`,
          );
      });
    }
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    fail('workflows → the environments of pipeline.yaml', error.message);
  }
  return links;
}
