import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { TEMPLATE_FOLDER } from '../../../cli/kit-root.ts';
import { writeTemplate } from '../../../kit/format/template/write-template.ts';
import { makeRepository, type TestRepository } from '../../helpers/git-repository.ts';
import { type PublishingProject, proposeAndMerge } from '../../helpers/publish-model.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';

/** A repository made from the template, whose pull requests are branches of its bare remote. */
export interface Project extends PublishingProject, TestRepository {}

/** Makes a project from the template and merges its first data, prepared by the bundle. */
export async function makeProjectWithData(): Promise<Project> {
  const project = await makeProject();
  await proposeAndMerge(project, 'ingest', {});
  return project;
}

async function makeProject(): Promise<Project> {
  const folder = join(makeTemporaryFolder('template'), 'project');
  await writeTemplate({ source: TEMPLATE_FOLDER, directory: folder, owner: 'acme', ref: 'v1' });
  const repository = makeRepository();
  await cp(folder, repository.directory, { recursive: true });
  repository.commit('Start');
  return {
    ...repository,
    store: `file://${makeTemporaryFolder('store')}`,
    mergeIntoMain(branch) {
      repository.merge(branch);
      repository.git('pull', '--quiet', '--ff-only', 'origin', 'main');
    },
  };
}
