import { copyJob } from './copy-job.ts';
import { type EnvironmentJob, findJobRegion, type JobRegion } from './job-region.ts';
import type { WorkflowChange } from './workflow-change.ts';

/**
 * A workflow whose marked jobs are those of the environments, in their order. A job that is there stays as it is written;
 * one that is missing is a copy of the job in its place or before it; one whose environment is gone goes.
 * @throws ConfigurationError for marks that are not whole
 */
export function alignJobs({
  file,
  text,
  environments,
}: {
  file: string;
  text: string;
  environments: readonly string[];
}): { text: string; changes: WorkflowChange[] } {
  const region = findJobRegion(file, text);
  if (region === undefined) return { text, changes: [] };
  const { jobs, changes } = fillRegion(region, environments);
  if (changes.length === 0) return { text, changes };
  const written = jobs.map((job) => job.text).join('\n\n');
  return { text: `${region.before}\n${written}\n\n${region.after}`, changes };
}

function fillRegion(
  { jobs }: JobRegion,
  environments: readonly string[],
): { jobs: EnvironmentJob[]; changes: WorkflowChange[] } {
  const stale = jobs.filter(({ environment }) => !environments.includes(environment));
  const changes = stale.map(toRemoval);
  const filled: EnvironmentJob[] = [];
  for (const [index, environment] of environments.entries()) {
    const present = jobs.filter((job) => job.environment === environment);
    filled.push(...present);
    if (present.length > 0) continue;
    const source = stale.find((job) => job === jobs[index]) ?? filled.at(-1) ?? jobs[0];
    const job = copyJob(source, environment);
    filled.push(job);
    changes.push({ change: 'add job', job: job.id, environment, like: source.id });
  }
  return { jobs: filled, changes };
}

function toRemoval({ id, environment }: EnvironmentJob): WorkflowChange {
  return { change: 'remove job', job: id, environment };
}
