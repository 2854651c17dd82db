import { join } from 'node:path';
import { type Bundle, openBundle } from '../../kit/bundle/open-bundle.ts';
import { ConfigurationError } from '../../kit/errors/configuration-error.ts';
import { readEnvironment } from '../../kit/registry/environments.ts';
import { readFromFolder } from '../../kit/registry/source.ts';
import type { Store } from '../../kit/store/store.ts';
import type { MonitorInputs } from './inputs.ts';

/** What the environment serves: the version's number and its bundle. */
export interface Reference {
  version: string;
  bundle: Bundle;
}

/** @throws ConfigurationError when nothing was promoted to the environment yet */
export async function openReference(
  { directory, model, environment }: MonitorInputs,
  store: Store,
): Promise<Reference> {
  const pointer = await readEnvironment(readFromFolder(directory), model, environment);
  if (!pointer) {
    throw new ConfigurationError(
      `Nothing was promoted to the environment "${environment}" of ${model} yet. Promote a bundle and merge the pull request.`,
    );
  }
  const bundle = await openBundle({
    store,
    digest: pointer.bundle,
    directory: join(directory, '.slipway/bundles'),
  });
  return { version: pointer.version, bundle };
}
