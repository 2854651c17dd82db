import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { provideTool } from '../../scripts/install-tools.mjs';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { startServer } from './start-server.ts';

/** The distribution project's registry on this machine, open to all; its host and port. */
export function startOpenRegistry(): Promise<string> {
  const folder = makeTemporaryFolder('registry');
  return startServer(provideTool('registry'), (addr) => {
    const storage = { filesystem: { rootdirectory: join(folder, 'data') } };
    const config = { version: 0.1, log: { level: 'error' }, storage, http: { addr } };
    writeFileSync(join(folder, 'config.yml'), JSON.stringify(config));
    return { args: ['serve', join(folder, 'config.yml')] };
  });
}
