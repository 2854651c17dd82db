import { execFileSync } from 'node:child_process';
import { cp, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { TEMPLATE_FOLDER } from '../../../cli/kit-root.ts';
import { writeTemplate } from '../../../kit/format/template/write-template.ts';
import { ROOT } from '../../../scripts/find-node.mjs';
import { makeRepository, type TestRepository } from '../../helpers/git-repository.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';

/** A project made from the template, and the kit its workflows use. */
export interface Project extends TestRepository {
  kit: { folder: string; name: string };
}

/** Makes a repository from the template, with a bare origin, whose workflows use a clean export of this kit. */
export async function makeProject(): Promise<Project> {
  const folder = join(makeTemporaryFolder('template'), 'project');
  await writeTemplate({ source: TEMPLATE_FOLDER, directory: folder, owner: 'acme', ref: 'v1' });
  return makeProjectOf(folder, 'acme/slipway@v1');
}

/** Makes a repository from an example of the documentation and files of its user. */
export function makeExampleProject(example: string, files: Record<string, string>): Promise<Project> {
  return makeProjectOf(join(ROOT, 'docs/examples', example), 'slipway-mlops/slipway@v1', files);
}

async function makeProjectOf(
  folder: string,
  kitName: string,
  files: Record<string, string> = {},
): Promise<Project> {
  const repository = makeRepository();
  repository.git('rm', '--quiet', 'README.md');
  await cp(folder, repository.directory, { recursive: true });
  repository.commit('Start', files);
  return { ...repository, kit: { folder: await exportKit(), name: kitName } };
}

/** What a runner downloads of the kit, without what Git ignores: actions, bundles, pins. */
export async function exportKit(): Promise<string> {
  const folder = makeTemporaryFolder('kit');
  const args = [
    'ls-files',
    '--cached',
    '--others',
    '--exclude-standard',
    '-z',
    'action-*',
    'dist',
    'runtime',
  ];
  const files = execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).split('\0').filter(Boolean);
  for (const file of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await cp(join(ROOT, file), join(folder, file));
  }
  return folder;
}
