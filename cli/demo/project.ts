import { execFile } from 'node:child_process';
import { mkdtemp, readdir, realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { TEMPLATE_KIT } from '../../kit/format/template/name-kit.ts';
import { writeTemplate } from '../../kit/format/template/write-template.ts';
import { ConfigurationError } from '../../kit/ground/errors/configuration-error.ts';
import { makeFolder } from '../../kit/ground/files/make-folder.ts';
import { createChildEnvironment } from '../../kit/ground/runtime/child-environment.ts';
import { TEMPLATE_FOLDER } from '../kit-root.ts';

/** The repository that the demo works on. */
export interface DemoProject {
  /** The demo's folder, which holds everything else. */
  root: string;
  /** The checkout. */
  directory: string;
  git(...args: string[]): Promise<string>;
  /** Merges a branch of the remote into main and pushes, as a person who approves a pull request would. */
  merge(branch: string): Promise<void>;
}

/** Makes the demo's folder: the one named, which must be empty, or a temporary one. */
export async function makeDemoFolder(folder: string | undefined): Promise<string> {
  if (folder === undefined) return realpath(await mkdtemp(join(tmpdir(), 'slipway-demo-')));
  const root = resolve(folder);
  await makeFolder(root);
  if ((await readdir(root)).length === 0) return root;
  throw new ConfigurationError(
    'SLW_FOLDER_NOT_EMPTY',
    `${root} is not empty. Name an empty folder, or none for a temporary one.`,
  );
}

/** A fresh Git repository from the template, pushed to a bare repository beside it. */
export async function createProject(root: string): Promise<DemoProject> {
  const directory = join(root, 'house-price');
  const project = openProject(root, directory);
  await writeTemplate({
    source: TEMPLATE_FOLDER,
    directory,
    owner: TEMPLATE_KIT.owner,
    ref: TEMPLATE_KIT.ref,
  });
  await project.git('init', '--quiet', '--initial-branch', 'main');
  await project.git('config', 'user.name', 'Demo');
  await project.git('config', 'user.email', 'demo@example.com');
  await project.git('init', '--quiet', '--bare', '--initial-branch', 'main', join(root, 'origin.git'));
  await project.git('remote', 'add', 'origin', join(root, 'origin.git'));
  await project.git('add', '--all');
  await project.git('commit', '--quiet', '--message', 'Start from the template');
  await project.git('push', '--quiet', '--set-upstream', 'origin', 'main');
  return project;
}

function openProject(root: string, directory: string): DemoProject {
  const git = async (...args: string[]) => {
    const { stdout } = await promisify(execFile)('git', args, {
      cwd: directory,
      env: createChildEnvironment({ kind: 'git', env: gitEnvironment() }),
    });
    return stdout.trim();
  };
  return {
    root,
    directory,
    git,
    merge: async (branch) => {
      await git('fetch', '--quiet', 'origin');
      await git('merge', '--quiet', '--no-ff', '--message', `Merge ${branch}`, `origin/${branch}`);
      await git('push', '--quiet', 'origin', 'main');
    },
  };
}

/** Git without the user's own settings: signing, hooks and templates stay out of the demo. */
export function gitEnvironment(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  return { ...env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_TERMINAL_PROMPT: '0' };
}
