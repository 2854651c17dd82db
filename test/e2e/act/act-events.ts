/** How one step of a job went. */
export interface StepRun {
  /** `id` of the workflow, or the step's number; of a composite's steps all ids, joined by `/`. */
  id: string;
  name: string;
  result: string;
  outputs: Record<string, string>;
  summary: string;
}

/** How one job went. */
export interface JobRun {
  result: string;
  steps: StepRun[];
}

/** What a run of a workflow leaves to look at. */
export interface WorkflowRun {
  exitCode: number;
  /** By job id. A job that was skipped is not there. */
  jobs: Record<string, JobRun>;
  annotations: { kind: string; message: string; job: string }[];
  /** Everything the steps printed. */
  log: string;
}

/** The step with this `id`, or with this name, in whichever job it ran. @throws Error with the run's log when there is none */
export function findStep(run: WorkflowRun, name: string): StepRun {
  const steps = Object.values(run.jobs).flatMap((job) => job.steps);
  const found = steps.find((step) => step.id === name || step.name === name);
  if (!found) throw new Error(`No step "${name}" was run.\n${run.log}`);
  return found;
}

/** Throws an error with the run's log unless all went well and no step reported an error. */
export function requireSuccess(run: WorkflowRun): void {
  const errors = run.annotations.filter(({ kind }) => kind === 'error');
  if (run.exitCode === 0 && errors.length === 0) return;
  throw new Error(`${errors.map(({ job, message }) => `${job}: ${message}`).join('\n')}\n${run.log}`);
}

/** The result of every job that ran, by job id. */
export function resultsOf(run: WorkflowRun): Record<string, string> {
  return Object.fromEntries(Object.entries(run.jobs).map(([id, { result }]) => [id, result]));
}

/** Reads act's `--json` lines. Lines that are no JSON (its last words on stderr) are kept in the log. */
export function readEvents(lines: readonly string[], exitCode: number): WorkflowRun {
  const run: WorkflowRun = { exitCode, jobs: {}, annotations: [], log: '' };
  for (const line of lines) {
    const event = parseEvent(line);
    if (event) applyEvent(run, event);
    else if (line.trim() !== '') run.log += `${line}\n`;
  }
  return run;
}

interface Event {
  [key: string]: unknown;
}

function parseEvent(line: string): Event | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const event: unknown = JSON.parse(line);
    return typeof event === 'object' && event !== null ? { ...event } : undefined;
  } catch {
    // A line that begins like JSON and is none is something a step printed.
    return undefined;
  }
}

function applyEvent(run: WorkflowRun, event: Event): void {
  run.log += `[${readText(event, 'job')}] ${readText(event, 'msg').trimEnd()}\n`;
  const id = readText(event, 'jobID');
  if (id === '') return;
  run.jobs[id] ??= { result: '', steps: [] };
  const job = run.jobs[id];
  if (event['jobResult'] !== undefined) job.result = readText(event, 'jobResult');
  applyCommand(run, event, id);
  const step = stepOf(job, event);
  if (!step) return;
  if (event['stepResult'] !== undefined && readText(event, 'stage') === 'Main') {
    step.result = readText(event, 'stepResult');
  }
  if (event['command'] === 'set-output') step.outputs[readText(event, 'name')] = readText(event, 'arg');
  if (event['command'] === 'summary') step.summary += readText(event, 'content');
}

function applyCommand(run: WorkflowRun, event: Event, job: string): void {
  const kind = readText(event, 'command');
  if (['notice', 'warning', 'error'].includes(kind)) {
    run.annotations.push({ kind, message: readText(event, 'arg'), job });
  }
}

function stepOf(job: JobRun, event: Event): StepRun | undefined {
  const ids = event['stepID'];
  if (!Array.isArray(ids)) return undefined;
  const id = ids.join('/');
  const known = job.steps.find((step) => step.id === id);
  if (known) return known;
  const step = { id, name: readText(event, 'step'), result: '', outputs: {}, summary: '' };
  job.steps.push(step);
  return step;
}

function readText(event: Event, key: string): string {
  const value = event[key];
  return typeof value === 'string' ? value : '';
}
