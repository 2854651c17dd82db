import { join, resolve } from 'node:path';
import { readPipeline } from '../../kit/format/config/read-pipeline.ts';
import { alignWorkflows } from '../../kit/format/workflows/align-workflows.ts';
import { readWorkflowsFrom } from '../../kit/format/workflows/workflow-source.ts';
import { ConfigurationError } from '../../kit/ground/errors/configuration-error.ts';
import { writeFileAtomically } from '../../kit/ground/files/files.ts';
import type { ParsedArguments } from '../parse-arguments.ts';
import { printAnswer } from '../terminal/print-answer.ts';
import { renderWorkflows } from './render-workflows.ts';

/** `slipway workflows`: writes what differs, or with `--check` only says it, and then the exit code is 1. */
export async function runWorkflows({ inputs, json }: ParsedArguments): Promise<number> {
  const directory = process.cwd();
  const isCheck = inputs['check'] === 'true';
  const workflows = await alignWorkflows(readWorkflowsFrom(directory), await readEnvironments(directory));
  const changed = workflows.filter(({ changes }) => changes.length > 0);
  if (!isCheck) for (const { path, text } of changed) await writeFileAtomically(join(directory, path), text);
  printAnswer({
    json,
    result: { changed: changed.map(({ path, changes }) => ({ path, changes })) },
    render: () => renderWorkflows({ workflows, isCheck }),
  });
  return isCheck && changed.length > 0 ? 1 : 0;
}

async function readEnvironments(directory: string): Promise<readonly string[]> {
  const pipeline = await readPipeline(resolve(directory, 'pipeline.yaml'));
  if (pipeline?.environments !== undefined) return pipeline.environments;
  throw new ConfigurationError(
    'SLW_PIPELINE_INVALID',
    pipeline
      ? 'pipeline.yaml lists no environments, which the workflows have jobs for. Write them: environments: [staging, production].'
      : `There is no pipeline.yaml in ${directory}. Change to the project's folder.`,
  );
}
