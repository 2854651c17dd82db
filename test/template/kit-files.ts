import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { KIT_ROOT } from '../../cli/kit-root.ts';

/** One step of a job, as written. */
export interface Step {
  id?: string;
  name?: string;
  uses?: string;
  run?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
  'continue-on-error'?: unknown;
}

/** One job of a workflow, as written. */
export interface Job {
  name?: string;
  needs?: string | string[];
  if?: string;
  /** Of a job that calls a workflow in place of steps. */
  uses?: string;
  'runs-on'?: string;
  permissions?: Record<string, string>;
  'timeout-minutes'?: number;
  'continue-on-error'?: unknown;
  services?: unknown;
  container?: unknown;
  outputs?: Record<string, string>;
  env?: Record<string, string>;
  /** None in a job that calls a workflow. */
  steps: Step[];
}

export interface Workflow {
  file: string;
  text: string;
  on: Record<string, unknown>;
  permissions: unknown;
  concurrency?: { group: string; 'cancel-in-progress': boolean };
  env?: Record<string, string>;
  jobs: Record<string, Job>;
}

/** A file of the kit as text. */
export function readKitFile(file: string): string {
  return readFileSync(join(KIT_ROOT, file), 'utf8');
}

const WORKFLOW_FOLDERS = [
  '.github/workflows',
  'template-repo/.github/workflows',
  ...['many-models', 'monorepo', 'single-steps'].map((name) => `docs/examples/${name}/.github/workflows`),
];

/** Paths of the kit's own workflows, the template's and the examples', from the kit's root. */
export function listWorkflows(): string[] {
  return WORKFLOW_FOLDERS.flatMap((folder) =>
    readdirSync(join(KIT_ROOT, folder))
      .sort()
      .map((name) => `${folder}/${name}`),
  );
}

/** Paths of every action.yml, from the kit's root. */
export function listActionFiles(): string[] {
  return readdirSync(KIT_ROOT)
    .filter((name) => name.startsWith('action-'))
    .flatMap((parent) => [
      parent,
      ...readdirSync(join(KIT_ROOT, parent)).map((child) => `${parent}/${child}`),
    ])
    .map((folder) => `${folder}/action.yml`)
    .filter((file) => existsSync(join(KIT_ROOT, file)))
    .sort();
}

/** A workflow with its text. The cast is checked by the schema validation of every workflow beside it. */
export function readWorkflow(file: string): Workflow {
  const text = readKitFile(file);
  const workflow = parse(text) as Omit<Workflow, 'file' | 'text'>;
  for (const job of Object.values(workflow.jobs)) job.steps ??= [];
  return { ...workflow, file, text };
}

/** Every step of a workflow with the job it stands in. */
export function listSteps(workflow: Workflow): { job: string; step: Step }[] {
  return Object.entries(workflow.jobs).flatMap(([job, { steps }]) => steps.map((step) => ({ job, step })));
}

/** The folder in the kit of an action that a step names, such as `action-train/evaluate`; undefined for others. */
export function kitActionOf(uses: string | undefined): string | undefined {
  return /^(?:slipway-mlops\/slipway|\.)\/(action-[a-z/-]+)(?:@.+)?$/.exec(uses ?? '')?.[1];
}
