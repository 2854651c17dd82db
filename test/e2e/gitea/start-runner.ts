import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findCacheFolder } from '../../../scripts/find-node.mjs';
import { provideTool } from '../../../scripts/install-tools.mjs';
import { type RunningProcess, startProcess } from '../../helpers/start-process.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';
import { buildEnvironment } from './build-environment.ts';

/** A runner of the forge on this machine. */
export interface ForgeRunner extends RunningProcess {
  name: string;
  /** Where it keeps everything: its home, the jobs' work folders, the actions it fetched. */
  folder: string;
}

interface Start {
  name: string;
  /** The forge's address. */
  url: string;
  /** What the forge gives out for registering a runner. */
  registration: string;
  labels?: readonly string[];
  /** Jobs at a time. */
  capacity?: number;
  /** Where each job's work folder is kept after it, for a look. */
  kept?: string;
}

/** Registers a runner whose jobs run on this machine itself, and starts it; it ends with the test file. */
export function startRunner({
  name,
  url,
  registration,
  labels = ['ubuntu-24.04'],
  capacity = 3,
  kept,
}: Start): ForgeRunner {
  const folder = makeTemporaryFolder('runner');
  const program = provideTool('gitea-runner');
  const env = { ...buildEnvironment(folder), ...(kept === undefined ? {} : { TEST_KEPT: kept }) };
  const settings = join(folder, 'settings.yaml');
  writeFileSync(settings, writeSettings(folder, capacity));
  shareToolCache(folder);
  const hostLabels = labels.map((label) => `${label}:host`).join(',');
  const register = ['register', '--no-interactive', '--instance', url, '--token', registration];
  execFileSync(program, ['--config', settings, ...register, '--name', name, '--labels', hostLabels], {
    cwd: folder,
    env,
    stdio: 'pipe',
  });
  const args = ['--config', settings, 'daemon'];
  const logFile = join(folder, 'runner.log');
  return { name, folder, ...startProcess({ program, args, env, directory: folder, logFile }) };
}

/** JSON is YAML too. A work folder for each task: jobs of one repository that run at once would share one otherwise. */
function writeSettings(folder: string, capacity: number): string {
  return JSON.stringify({
    log: { level: 'info' },
    runner: {
      file: join(folder, 'registration.json'),
      capacity,
      fetch_interval: '300ms',
      fetch_interval_max: '300ms',
      log_report_interval: '1s',
      log_report_max_latency: '500ms',
      state_report_interval: '1s',
    },
    cache: { enabled: false },
    container: { bind_workdir: true, workdir_parent: join(folder, 'work') },
    host: { workdir_parent: join(folder, 'actions') },
  });
}

/** Native libraries are found, or installed, in the folder of the user's cache that all tests share. */
function shareToolCache(folder: string): void {
  const tools = join(folder, 'actions/tool_cache');
  mkdirSync(tools, { recursive: true });
  symlinkSync(findCacheFolder(), join(tools, 'slipway'));
}
