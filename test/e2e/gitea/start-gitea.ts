import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { realpathSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { provideTool } from '../../../scripts/install-tools.mjs';
import { findFreePort } from '../../helpers/free-port.ts';
import { type RunningProcess, startProcess } from '../../helpers/start-process.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';
import { waitFor } from '../../helpers/wait-for.ts';
import { buildEnvironment } from './build-environment.ts';
import { writeGiteaSettings } from './gitea-settings.ts';
import { FORGE_HOST, provideForgeHost } from './resolve-host.ts';

/** A forge of our own on this machine. */
export interface Gitea {
  url: string;
  /** Where it keeps everything: database, repositories, job logs, artifacts. */
  folder: string;
  /** Its administrator. */
  root: { name: string; token: string };
  readLog(): string;
  /** Ends it at once, with everything it does; what it has kept stays. */
  kill(): Promise<void>;
  /** Brings it up again, at the same address. */
  start(): Promise<void>;
}

/** Starts a new, empty forge on a free port; it ends with the test file. */
export async function startGitea(): Promise<Gitea> {
  await provideForgeHost();
  const folder = makeTemporaryFolder('gitea');
  const url = `http://${FORGE_HOST}:${await findFreePort()}`;
  const program = provideTool('gitea');
  const settings = join(folder, 'app.ini');
  writeFileSync(settings, writeGiteaSettings({ folder, url, program: dirname(realpathSync(program)) }));
  const env = { ...buildEnvironment(folder), GITEA_WORK_DIR: folder };
  const call = (...args: string[]) =>
    execFileSync(program, ['--config', settings, ...args], { env, encoding: 'utf8', stdio: 'pipe' });
  call('migrate');
  const root = createAdministrator(call);
  let server: RunningProcess;
  const start = async () => {
    const args = ['--config', settings, 'web'];
    server = startProcess({ program, args, env, directory: folder, logFile: join(folder, 'gitea.log') });
    await waitFor({
      what: `Gitea answers at ${url}`,
      look: async () => ((await answers(url)) ? true : undefined),
      explain: () => server.readLog(),
    });
  };
  await start();
  return { url, folder, root, readLog: () => server.readLog(), kill: () => server.kill(), start };
}

function createAdministrator(call: (...args: string[]) => string): Gitea['root'] {
  const name = 'root-of-forge';
  const account = ['--username', name, '--email', 'root@example.com', '--admin'];
  const password = ['--password', randomBytes(16).toString('hex'), '--must-change-password=false'];
  const access = ['--access-token', '--access-token-name', 'test', '--access-token-scopes', 'all'];
  const output = call('admin', 'user', 'create', ...account, ...password, ...access);
  const [, token] = output.match(/\b([0-9a-f]{40})\b/) ?? [];
  if (token === undefined) throw new Error(`Gitea named no token for its administrator:\n${output}`);
  return { name, token };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/api/healthz`)).ok;
  } catch {
    // Nobody listens yet.
    return false;
  }
}
