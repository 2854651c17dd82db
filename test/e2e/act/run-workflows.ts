import { fileURLToPath } from 'node:url';
import { silentLogger } from '../../../kit/ground/log/logger.ts';
import { DUCKDB, ONNXRUNTIME } from '../../../kit/ground/runtime/library.ts';
import { provideLibrary } from '../../../kit/ground/runtime/load-library.ts';
import { readOwnPins } from '../../../kit/ground/runtime/own-pins.ts';
import { findCacheFolder } from '../../../scripts/find-node.mjs';
import { type ForgeServer, startForgeServer } from '../../helpers/forge-server.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';
import { guardSecrets, type SecretGuard } from '../leaks/guard-secrets.ts';
import { plantSecret } from '../leaks/secret-forms.ts';
import { findStep, requireSuccess } from './act-events.ts';
import { makeProject, type Project } from './make-project.ts';
import { type ActCall, type ActRun, runAct } from './run-act.ts';

/** A project whose workflows can be run, with a store that outlives their jobs and a forge that hosts it. */
export interface Workflows extends Project {
  forge: ForgeServer;
  /** URL of the store. */
  store: string;
  /** Looks for the secrets of the jobs in whatever the runs leave. */
  guard: SecretGuard;
  run(call: Pick<ActCall, 'workflow' | 'event'> & Partial<ActCall>): Promise<ActRun>;
  /** Runs the pull-request workflow for `branch` against main; `from` is the repository that the branch is said to be of. */
  runPullRequest(branch: string, from?: string, settings?: Pick<ActCall, 'env' | 'vars'>): Promise<ActRun>;
  /** Merges a branch on the remote, as a reviewer does, and brings the work tree to it. */
  mergeIntoMain(branch: string): void;
}

/** Where the jobs find their store, with the variables and secrets that it takes. */
export interface StoreAccess {
  url: string;
  vars?: Readonly<Record<string, string>>;
  secrets?: Readonly<Record<string, string>>;
}

/** Makes a project from the template, hosted by a stand-in of GitHub, with a folder as its store. */
export async function startProject(access?: StoreAccess): Promise<Workflows> {
  return hostProject(await makeProject(), access);
}

/** Hosts a project by a stand-in of GitHub, with a folder as its store unless another is given. */
export async function hostProject(
  project: Project,
  access: StoreAccess = openFolderStore(),
): Promise<Workflows> {
  await installLibraries();
  const forge = await startForgeServer({ remote: project.remote });
  const guard = guardSecrets({ GITHUB_TOKEN: forge.token, ...access.secrets });
  guard.keepLooking(() => lookAround({ project, forge, guard, store: access.url }));
  const call: Omit<ActCall, 'workflow' | 'event'> = {
    directory: project.directory,
    remote: project.remote,
    kit: project.kit,
    vars: { SLIPWAY_STORE: access.url, ...access.vars },
    secrets: guard.secrets,
    env: {
      GITHUB_REPOSITORY: forge.repository,
      GITHUB_API_URL: forge.apiUrl,
      RUNNER_ENVIRONMENT: 'github-hosted',
    },
  };
  const run: Workflows['run'] = (asked) => runGuarded(guard, { ...call, ...mergeSettings(call, asked) });
  return {
    ...project,
    forge,
    guard,
    store: access.url,
    run,
    async runPullRequest(branch, from = forge.repository, settings = {}) {
      project.git('fetch', '--quiet', 'origin');
      project.git('checkout', '--quiet', '-B', branch, `origin/${branch}`);
      const payload = describePullRequest({ project, forge, branch, from });
      const result = await run({ workflow: 'pull-request.yml', event: 'pull_request', payload, ...settings });
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

/** A folder, which needs no secret; those there are must stay where they are all the same. */
function openFolderStore(): StoreAccess {
  return {
    url: `file://${makeTemporaryFolder('store')}`,
    secrets: { AWS_ACCESS_KEY_ID: plantSecret('AKIA'), AWS_SECRET_ACCESS_KEY: plantSecret('aws') },
  };
}

/** What a scenario asks for on top of what every run of its project is given. */
function mergeSettings(
  { vars, env }: Pick<ActCall, 'vars' | 'env'>,
  asked: Parameters<Workflows['run']>[0],
): Parameters<Workflows['run']>[0] {
  return { ...asked, vars: { ...vars, ...asked.vars }, env: { ...env, ...asked.env } };
}

/** Runs a workflow, and looks for secrets in what it printed, in what it left, and in the arguments of its processes. */
async function runGuarded(guard: SecretGuard, call: ActCall): Promise<ActRun> {
  const run = await guard.watch(() => runAct(call));
  guard.look(`log of ${call.workflow}`, JSON.stringify(run));
  await guard.lookIn(run.folder);
  return run;
}

/** Looks for secrets in what outlives a run: the work tree, the remote, the store, what the forge was told. */
async function lookAround({
  project,
  forge,
  guard,
  store,
}: Pick<Workflows, 'forge' | 'guard' | 'store'> & { project: Project }): Promise<void> {
  const { pulls, issues, comments, statuses, dispatches, requests } = forge;
  guard.look('the forge', JSON.stringify({ pulls, issues, comments, statuses, dispatches, requests }));
  for (const folder of [project.directory, project.remote]) await guard.lookIn(folder);
  if (store.startsWith('file:')) await guard.lookIn(fileURLToPath(store));
}

/**
 * Installs the native libraries into the user's cache as a bundle would, but with this process's npm settings: jobs have
 * a home of their own and so none.
 */
export async function installLibraries(): Promise<void> {
  const places = { kitRoot: makeTemporaryFolder('no-kit'), cacheRoot: findCacheFolder() };
  for (const definition of [DUCKDB, ONNXRUNTIME]) {
    const library = await readOwnPins(definition);
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
