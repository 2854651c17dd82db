import type { DemoProject } from './project.ts';
import type { DemoService } from './service.ts';
import type { RunStep } from './step-runner.ts';

/** What a stage hands on, and what it reports: a line for the table, and a file that shows more. */
export interface StageReport<Value> {
  value: Value;
  text: string;
  /** Absolute. */
  file?: string;
}

/** Runs one stage: shows it, times it, adds it to the table; returns its value. */
export type RunStage = <Value>(name: string, work: () => Promise<StageReport<Value>>) => Promise<Value>;

/** What the stages share. */
export interface Demo {
  project: DemoProject;
  run: RunStep;
  stage: RunStage;
  /** Keeps a text, or a file that a later stage overwrites, in the demo's folder of reports; returns where. */
  keepReport(source: string | { text: string }, name: string): Promise<string>;
  /** Starts the service on an environment. */
  serve(environment: string): Promise<DemoService>;
}

/** The environment that the demo promotes to and serves. */
export const ENVIRONMENT = 'staging';

export const MODEL = 'house-price';

/** The metric that the demo tells of. */
export const PRIMARY = 'rmse';
