import { ConfigurationError } from '../../kit/errors/configuration-error.ts';
import { type Digest, shortDigest } from '../../kit/manifest/digest.ts';
import { readEnvironment } from '../../kit/registry/environments.ts';
import type { RegistrySource } from '../../kit/registry/source.ts';
import { readVersions } from '../../kit/registry/versions.ts';

/** The bundle to serve, and what people call it. */
export interface Target {
  bundle: Digest;
  /** A promoted version's number; the first digits of the digest for a bundle that was never promoted. */
  version: string;
}

/** A bundle by its digest, or whatever an environment points at. */
export type Wanted = { bundle: Digest } | { environment: string };

/**
 * What is to be served.
 * @throws ConfigurationError when nothing was promoted to the environment yet
 */
export async function findTarget(source: RegistrySource, model: string, wanted: Wanted): Promise<Target> {
  if ('bundle' in wanted) return nameBundle(source, model, wanted.bundle);
  const pointer = await readEnvironment(source, model, wanted.environment);
  if (pointer) return { bundle: pointer.bundle, version: pointer.version };
  throw new ConfigurationError(
    `Nothing was promoted to the environment "${wanted.environment}" of ${model} yet. Promote a bundle and merge the pull request.`,
  );
}

async function nameBundle(source: RegistrySource, model: string, bundle: Digest): Promise<Target> {
  const versions = await readVersions(source, model);
  const found = versions.find((version) => version.bundle === bundle);
  return { bundle, version: found?.version ?? shortDigest(bundle) };
}
