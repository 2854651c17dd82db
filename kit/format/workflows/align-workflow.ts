import { LineCounter, parseDocument } from 'yaml';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import { alignJobs } from './align-jobs.ts';
import { alignValues } from './align-values.ts';
import { refuseAlike } from './environment-words.ts';
import type { WorkflowChange } from './workflow-change.ts';

/** Where a project's workflows lie, from its folder; with a final slash. */
export const WORKFLOWS_FOLDER = '.github/workflows/';

export interface AlignedWorkflow {
  text: string;
  /** What differs from the text that was given; none where nothing does. */
  changes: WorkflowChange[];
}

/** Whether a file of that folder is a workflow. */
export function isWorkflow(path: string): boolean {
  return path.startsWith(WORKFLOWS_FOLDER) && /\.ya?ml$/.test(path);
}

/**
 * A workflow that follows the environments of `pipeline.yaml`, between its marks alone: every other byte stays.
 * @param environments in the order in which a model goes through them
 * @returns undefined for a workflow without marks
 * @throws ConfigurationError for marks that are not whole, and for names that would make two jobs or variables one
 */
export function alignWorkflow({
  file,
  text,
  environments,
}: {
  file: string;
  text: string;
  environments: readonly string[];
}): AlignedWorkflow | undefined {
  if (!/# slipway: /.test(text)) return undefined;
  refuseAlike(environments);
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const values = alignValues({ file, text: text.replaceAll('\r\n', '\n'), environments });
  const jobs = alignJobs({ file, text: values.text, environments });
  const changes = [...values.changes, ...jobs.changes];
  if (changes.length === 0) return { text, changes };
  refuseBroken(file, jobs.text);
  return { text: jobs.text.replaceAll('\n', lineEnd), changes };
}

/** A copy may have the name of a job that stands elsewhere in the file. */
function refuseBroken(file: string, text: string): void {
  const lineCounter = new LineCounter();
  const [fault] = parseDocument(text, { lineCounter, uniqueKeys: true }).errors;
  if (fault === undefined) return;
  const [reason] = fault.message.split(/ at line \d+/);
  throw new ConfigurationError(
    'SLW_WORKFLOW_INVALID',
    `${file} would not be valid with the jobs of these environments: ${reason} at line ${fault.linePos?.[0].line}. Rename the job of the same name, or the environment.`,
  );
}
