import { join } from 'node:path';
import { type Bundle, openBundle } from '../../kit/bundle/open-bundle.ts';
import { OWN } from '../../kit/files/own-folder.ts';
import { requireLiveVersion } from '../../kit/registry/live-version.ts';
import { readFromFolder } from '../../kit/registry/source.ts';
import type { Store } from '../../kit/store/store.ts';
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
