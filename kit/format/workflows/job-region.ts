import { parse } from 'yaml';
import { ConfigurationError, describeError } from '../../ground/errors/configuration-error.ts';

/** Stands above the jobs of a workflow of which there is one for each environment. */
const BEGIN = /^ *# slipway: one job for each environment\b/;
/** Stands below them. */
const END = /^ *# slipway: end of these jobs$/;
const JOB = /^ {2}([\w-]+):\s*(#.*)?$/;

/** A job of one environment, as it is written. */
export interface EnvironmentJob {
  id: string;
  environment: string;
  /** Its lines with the comments above it, and no empty ones around. */
  text: string;
}

/** The part of a workflow between the marks. */
export interface JobRegion {
  /** The text up to and with the first mark, and from the last mark on; each without the line end between. */
  before: string;
  after: string;
  jobs: [EnvironmentJob, ...EnvironmentJob[]];
}

/**
 * Finds the jobs between the marks.
 * @returns undefined for a workflow without them
 * @throws ConfigurationError for a mark without its other, no job between them, and a job that names no environment
 */
export function findJobRegion(file: string, text: string): JobRegion | undefined {
  const lines = text.split('\n');
  const begin = lines.findIndex((line) => BEGIN.test(line));
  const end = lines.findIndex((line) => END.test(line));
  if (begin < 0 && end < 0) return undefined;
  if (begin < 0 || end < begin) throw explainLoneMark(file, Math.max(begin, end) + 1);
  const starts = lines.flatMap((line, index) =>
    index > begin && index < end && JOB.test(line) ? index : [],
  );
  const firsts = starts.map((start, nth) => includeComments(lines, start, starts[nth - 1] ?? begin));
  const [job, ...others] = firsts.map((first, nth) => {
    const block = lines.slice(first, firsts[nth + 1] ?? end).join('\n');
    return readJob(block.replace(/^\n+|\s+$/g, ''), `${file}:${(starts[nth] ?? 0) + 1}`);
  });
  if (job === undefined) throw explainEmpty(file, begin + 1);
  const [before, after] = [lines.slice(0, begin + 1), lines.slice(end)];
  return { before: before.join('\n'), jobs: [job, ...others], after: after.join('\n') };
}

/** Comments right above a job belong to it. */
function includeComments(lines: readonly string[], start: number, floor: number): number {
  let first = start;
  while (first - 1 > floor && /^ {2}#/.test(lines[first - 1] ?? '')) first -= 1;
  return first;
}

function readJob(text: string, place: string): EnvironmentJob {
  const id = text.split('\n').flatMap((line) => JOB.exec(line)?.[1] ?? [])[0] ?? '';
  const environment = findEnvironment(Object(Object.values(Object(parseJob(text, place)))[0]));
  if (environment !== undefined) return { id, environment, text };
  throw new ConfigurationError(
    'SLW_WORKFLOW_INVALID',
    `${place}: the job "${id}" stands between the marks of the environments' jobs and has no line "environment: NAME". Add it, or move the job out.`,
  );
}

function parseJob(text: string, place: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    const [reason = ''] = describeError(error).split(/ at line \d+/);
    throw new ConfigurationError(
      'SLW_WORKFLOW_INVALID',
      `${place}: not valid YAML: ${reason}. Correct that job.`,
    );
  }
}

/** The environment that a job runs in, by its name or with an address beside it; else the one it hands to a step. */
function findEnvironment({ environment, steps }: Record<string, unknown>): string | undefined {
  const handed = [steps].flat().map((step) => Object(Object(step).with).environment);
  const [found] = [Object(environment).name, environment, ...handed].filter(
    (value) => typeof value === 'string' || typeof value === 'number',
  );
  return found === undefined ? undefined : String(found);
}

function explainLoneMark(file: string, line: number): ConfigurationError {
  return new ConfigurationError(
    'SLW_WORKFLOW_INVALID',
    `${file}:${line}: a mark around the environments' jobs stands without its other. Write "# slipway: one job for each environment" above the jobs and "# slipway: end of these jobs" below, or take both out to keep them yourself.`,
  );
}

function explainEmpty(file: string, line: number): ConfigurationError {
  return new ConfigurationError(
    'SLW_WORKFLOW_INVALID',
    `${file}:${line}: no job stands between the marks, so there is none to begin another with. Restore one from Git, or take the marks out.`,
  );
}
