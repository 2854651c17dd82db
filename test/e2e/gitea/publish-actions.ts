import { cpSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../../scripts/find-node.mjs';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';
import { exportKit } from '../act/make-project.ts';
import type { ForgeApi } from './forge-api.ts';
import { pushFolder } from './push-folder.ts';
import type { Gitea } from './start-gitea.ts';

/** The kit's repository and version, as the project's workflows name it. */
export const KIT = { owner: 'acme', repository: 'slipway', ref: 'v1' } as const;

/** Puts the kit and the stand-in of actions/checkout on the forge, under every name that the template uses. */
export async function publishActions({ url, root }: Gitea, admin: ForgeApi): Promise<void> {
  await publish({ repository: `${KIT.owner}/${KIT.repository}`, folder: await exportKit(), tags: [KIT.ref] });
  const folder = makeTemporaryFolder('checkout');
  cpSync(join(ROOT, 'test/e2e/checkout'), folder, { recursive: true });
  // A tag that is named like a commit stands for it.
  await publish({ repository: 'actions/checkout', folder, tags: listCheckouts() });

  async function publish(action: { repository: string; folder: string; tags: string[] }): Promise<void> {
    const [owner, name] = action.repository.split('/');
    await admin.send('POST', `/orgs/${owner}/repos`, { name, default_branch: 'main' });
    pushFolder({ url, user: root, ...action });
  }
}

/** Every commit of actions/checkout that a workflow of the template pins. */
function listCheckouts(): string[] {
  const folder = join(ROOT, 'template-repo/.github/workflows');
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  const pins = texts.flatMap((text) => text.match(/(?<=actions\/checkout@)[0-9a-f]{40}/g) ?? []);
  return [...new Set(pins)];
}
