import { type Digest, shortDigest } from '../../../kit/format/manifest/digest.ts';
import { requireLiveVersion } from '../../../kit/ml/registry/live-version.ts';
import type { RegistrySource } from '../../../kit/ml/registry/source.ts';
import { readVersions } from '../../../kit/ml/registry/versions.ts';

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
 * @throws ConfigurationError when nothing was promoted to the environment yet, or its pointer is none to go by
 */
export async function findTarget(source: RegistrySource, model: string, wanted: Wanted): Promise<Target> {
  if ('bundle' in wanted) return nameBundle(source, model, wanted.bundle);
  const { bundle, version } = await requireLiveVersion(source, model, wanted.environment);
  return { bundle, version };
}

async function nameBundle(source: RegistrySource, model: string, bundle: Digest): Promise<Target> {
  const versions = await readVersions(source, model);
  const found = versions.find((version) => version.bundle === bundle);
  return { bundle, version: found?.version ?? shortDigest(bundle) };
}
