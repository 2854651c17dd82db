import { waitFor } from '../../helpers/wait-for.ts';
import { type Job, JobsSchema, type Run, RunsSchema } from './forge-schemas.ts';
import type { HostedProject } from './host-project.ts';

/** Which run is meant. */
export interface RunQuery {
  /** The workflow's file, such as `ingest.yml`. */
  workflow: string;
  event?: string;
  /** Only runs younger than the one with this id. */
  after?: number;
  /** The commit it is about. */
  sha?: string;
}

/** Far more than it takes, since a loaded machine is no fault. */
const RUN_LIMIT_SECONDS = 240;

/** The runs there are, the newest first. */
export async function listRuns({ forge, path }: HostedProject): Promise<Run[]> {
  const { workflow_runs } = await forge.admin.get(`${path}/actions/runs?limit=50`, RunsSchema);
  return workflow_runs.sort((a, b) => b.id - a.id);
}

/** The id of the newest run; 0 before there is any. */
export async function lastRunId(project: HostedProject): Promise<number> {
  return (await listRuns(project))[0]?.id ?? 0;
}

/** Waits until the oldest run that the query means is there. */
export async function waitForStart(project: HostedProject, query: RunQuery): Promise<Run> {
  return waitFor({
    what: `a run of ${query.workflow} starts`,
    look: async () => (await listRuns(project)).reverse().find((run) => isMeant(run, query)),
    explain: () => describeRuns(project),
  });
}

function isMeant(run: Run, { workflow, event, after = 0, sha }: RunQuery): boolean {
  return (
    run.path.split('@')[0] === workflow &&
    run.id > after &&
    (event === undefined || run.event === event) &&
    (sha === undefined || run.head_sha === sha)
  );
}

/** Waits until that run has ended, however. */
export async function waitForRun(project: HostedProject, query: RunQuery): Promise<Run> {
  const { id } = await waitForStart(project, query);
  return waitForEnd(project, id);
}

/**
 * The same for a run by its id. Gitea calls a run completed, too, whose jobs have failed so far while others wait that
 * run whatever came before.
 */
export async function waitForEnd(project: HostedProject, id: number): Promise<Run> {
  return waitFor({
    what: `run ${id} ends`,
    limitSeconds: RUN_LIMIT_SECONDS,
    look: async () => {
      const run = (await listRuns(project)).find((candidate) => candidate.id === id);
      if (run?.status !== 'completed') return undefined;
      const jobs = await listJobs(project, id);
      return jobs.every(({ status }) => status === 'completed') ? run : undefined;
    },
    explain: () => readLogs(project, id),
  });
}

/** Waits until that run has ended well. @throws Error with the logs of its jobs when it has not */
export async function waitForSuccess(project: HostedProject, query: RunQuery): Promise<Run> {
  const run = await waitForRun(project, query);
  await requireSuccess(project, run);
  return run;
}

/** @throws Error with the logs of the run's jobs unless it succeeded */
export async function requireSuccess(project: HostedProject, run: Run): Promise<void> {
  if (run.conclusion === 'success') return;
  throw new Error(
    `${run.path} (${run.event}) ended with ${run.conclusion}.\n${await readLogs(project, run.id)}`,
  );
}

export async function listJobs({ forge, path }: HostedProject, run: number): Promise<Job[]> {
  const { jobs } = await forge.admin.get(`${path}/actions/runs/${run}/jobs`, JobsSchema);
  return jobs ?? [];
}

/** How every job of a run ended, by its name. */
export async function readConclusions(project: HostedProject, run: number): Promise<Record<string, string>> {
  const jobs = await listJobs(project, run);
  return Object.fromEntries(jobs.map(({ name, status, conclusion }) => [name, conclusion ?? status]));
}

/** What the jobs of a run printed. */
export async function readLogs(project: HostedProject, run: number): Promise<string> {
  const jobs = await listJobs(project, run);
  const texts = await Promise.all(
    jobs.map(async (job) => {
      const state = job.conclusion ?? job.status;
      return `== ${job.name}: ${state}\n${state === 'skipped' ? '' : await readLog(project, job.id)}`;
    }),
  );
  return texts.join('\n');
}

async function readLog({ forge, path }: HostedProject, job: number): Promise<string> {
  // A job that has not begun has no log.
  return forge.admin.text(`${path}/actions/jobs/${job}/logs`).catch(String);
}

/** The runs there are and how they stand, a line each. */
export async function describeRuns(project: HostedProject): Promise<string> {
  const runs = await listRuns(project);
  return runs
    .map(({ id, path, event, status, conclusion }) => `${id} ${path} ${event} ${conclusion ?? status}`)
    .join('\n');
}

/** Starts a workflow by hand. */
export async function dispatch(
  { forge, path }: HostedProject,
  workflow: string,
  inputs: Readonly<Record<string, string>> = {},
): Promise<void> {
  await forge.ada.api.send('POST', `${path}/actions/workflows/${workflow}/dispatches`, {
    ref: 'main',
    inputs,
  });
}

/** Does something, and waits for the success of the run that it starts. */
export async function actAndWait<T>(
  project: HostedProject,
  query: Omit<RunQuery, 'after'>,
  act: () => Promise<T>,
): Promise<T> {
  const after = await lastRunId(project);
  const result = await act();
  await waitForSuccess(project, { ...query, after });
  return result;
}

/** The job of a run with this name. */
export async function findJob(project: HostedProject, run: number, name: string): Promise<Job> {
  const jobs = await listJobs(project, run);
  const found = jobs.find((job) => job.name === name);
  if (!found)
    throw new Error(`Run ${run} has no job "${name}", but: ${jobs.map((job) => job.name).join(', ')}.`);
  return found;
}

/** Starts one job of a run again, with those that need it. */
export async function startJobAgain(project: HostedProject, run: number, name: string): Promise<void> {
  const { forge, path } = project;
  const { id } = await findJob(project, run, name);
  await forge.ada.api.send('POST', `${path}/actions/runs/${run}/jobs/${id}/rerun`);
  await waitFor({
    what: `"${name}" of run ${run} begins again`,
    look: async () => ((await findJob(project, run, name)).status === 'completed' ? undefined : true),
    limitSeconds: 10,
  });
}

/** The same, and waits until the run has ended, however. */
export async function rerunJob(project: HostedProject, run: number, name: string): Promise<Run> {
  await startJobAgain(project, run, name);
  return waitForEnd(project, run);
}

/** What one job of a run printed. */
export async function readJobLog(project: HostedProject, run: number, name: string): Promise<string> {
  return readLog(project, (await findJob(project, run, name)).id);
}

/** How often each workflow has run, by its file. */
export async function countRuns(project: HostedProject): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { path, event } of await listRuns(project)) {
    if (event === 'schedule') continue;
    const [workflow = ''] = path.split('@');
    counts[workflow] = (counts[workflow] ?? 0) + 1;
  }
  return counts;
}
