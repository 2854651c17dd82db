import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KIT_ROOT } from '../../../cli/kit-root.ts';
import type { Digest } from '../../../kit/format/manifest/digest.ts';
import { repinDeployment } from '../../../kit/ml/registry/deploy-pins.ts';
import { readFromFolder } from '../../../kit/ml/registry/source.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';

/** What stands for the bundle that somebody promoted. */
export const BUNDLE: Digest = `sha256:${'5'.repeat(64)}`;

export const ENVIRONMENTS = ['staging', 'production'] as const;

/** The namespace that the template gives an environment. */
export const namespaceOf = (environment: string) => `house-price-${environment}`;

/** A copy of the template's `deploy/` in which every environment has been promoted to `BUNDLE`; its path. */
export async function pinTemplate(): Promise<string> {
  const directory = makeTemporaryFolder('project');
  cpSync(join(KIT_ROOT, 'template-repo/deploy'), join(directory, 'deploy'), { recursive: true });
  for (const environment of ENVIRONMENTS) {
    const pointing = { model: 'house-price', environment, bundle: BUNDLE };
    const changed = await repinDeployment(readFromFolder(directory), pointing);
    for (const [path, text] of Object.entries(changed)) writeFileSync(join(directory, path), text);
  }
  return join(directory, 'deploy');
}
