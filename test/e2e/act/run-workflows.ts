import { join } from 'node:path';
import { silentLogger } from '../../../kit/log/logger.ts';
import { DUCKDB, ONNXRUNTIME, readPins } from '../../../kit/runtime/library.ts';
import { provideLibrary } from '../../../kit/runtime/load-library.ts';
import { findCacheFolder, ROOT } from '../../../scripts/find-node.mjs';
import { type ForgeServer, startForgeServer } from '../../helpers/forge-server.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';
import { findStep, requireSuccess } from './act-events.ts';
import { makeProject, type Project } from './make-project.ts';
import { type ActCall, type ActRun, runAct } from './run-act.ts';

/** A project whose workflows can be run, with a store that outlives their jobs and a forge that hosts it. */
export interface Workflows extends Project {
  forge: ForgeServer;
  run(call: Pick<ActCall, 'workflow' | 'event'> & Partial<ActCall>): Promise<ActRun>;
  /** Runs the pull-request workflow for `branch` against main; `from` is the repository that the branch is said to be of. */
  runPullRequest(branch: string, from?: string): Promise<ActRun>;
  /** Merges a branch on the remote, as a reviewer does, and brings the work tree to it. */
  mergeIntoMain(branch: string): void;
}

/** Makes a project from the template, hosted by a stand-in of GitHub. */
export async function startProject(): Promise<Workflows> {
  await installLibraries();
  const project = await makeProject();
  const forge = await startForgeServer({ remote: project.remote });
  const store = makeTemporaryFolder('store');
  const run: Workflows['run'] = (call) =>
    runAct({
      directory: project.directory,
      remote: project.remote,
      kit: project.kit,
      vars: { SLIPWAY_STORE: `file://${store}` },
      secrets: { GITHUB_TOKEN: forge.token },
      env: { GITHUB_REPOSITORY: forge.repository, GITHUB_API_URL: forge.apiUrl },
      ...call,
    });
  return {
    ...project,
    forge,
    run,
    async runPullRequest(branch, from = forge.repository) {
      project.git('fetch', '--quiet', 'origin');
      project.git('checkout', '--quiet', '-B', branch, `origin/${branch}`);
      const payload = describePullRequest({ project, forge, branch, from });
      const result = await run({ workflow: 'pull-request.yml', event: 'pull_request', payload });
      project.git('checkout', '--quiet', 'main');
      return result;
    },
    mergeIntoMain(branch) {
      project.merge(branch);
      project.git('pull', '--quiet', '--ff-only', 'origin', 'main');
      for (const pull of forge.pulls)
        if (pull.head === branch) Object.assign(pull, { state: 'closed', merged: true });
    },
  };
}

/**
 * Installs the native libraries into the user's cache as a bundle would, but with this process's npm settings: jobs have
 * a home of their own and so none.
 */
export async function installLibraries(): Promise<void> {
  const places = { kitRoot: makeTemporaryFolder('no-kit'), cacheRoot: findCacheFolder() };
  for (const definition of [DUCKDB, ONNXRUNTIME]) {
    const library = await readPins(definition, join(ROOT, 'runtime', definition.name));
    await provideLibrary({ library, places, log: silentLogger });
  }
}

/** A project that is one step further: its data pull request is merged. */
export async function startProjectWithData(): Promise<Workflows> {
  const project = await startProject();
  const ingest = await project.run({ workflow: 'ingest.yml', event: 'workflow_dispatch' });
  requireSuccess(ingest);
  project.mergeIntoMain(findStep(ingest, 'ingest').outputs['branch'] ?? '');
  return project;
}

/** What GitHub says of a pull request, as far as workflows read it. */
function describePullRequest({
  project,
  forge,
  branch,
  from,
}: {
  project: Project;
  forge: ForgeServer;
  branch: string;
  from: string;
}): object {
  const side = (ref: string, name: string) => ({
    ref,
    sha: project.git('rev-parse', `origin/${ref}`),
    repo: { full_name: name },
  });
  const number = forge.pulls.find(({ head }) => head === branch)?.number ?? 99;
  return {
    action: 'opened',
    number,
    pull_request: { number, head: side(branch, from), base: side('main', forge.repository) },
    repository: { full_name: forge.repository },
  };
}
