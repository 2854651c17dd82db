import { join } from 'node:path';
import { OWN } from '../../../kit/ground/files/own-folder.ts';
import { type Bundle, openBundle } from '../../../kit/ml/bundle/open-bundle.ts';
import { requireLiveVersion } from '../../../kit/ml/registry/live-version.ts';
import { readFromFolder } from '../../../kit/ml/registry/source.ts';
import type { Store } from '../../../kit/ml/store/store.ts';
import type { MonitorInputs } from './inputs.ts';

/** What the environment serves: the version's number and its bundle. */
export interface Reference {
  version: string;
  bundle: Bundle;
}

/** @throws ConfigurationError when nothing was promoted to the environment yet, or its pointer is none to go by */
export async function openReference(
  { directory, model, environment }: MonitorInputs,
  store: Store,
): Promise<Reference> {
  const live = await requireLiveVersion(readFromFolder(directory), model, environment);
  const bundle = await openBundle({
    store,
    digest: live.bundle,
    directory: join(directory, OWN.bundles),
  });
  return { version: live.version, bundle };
}
