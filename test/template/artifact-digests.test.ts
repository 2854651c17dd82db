import { expect, test } from 'vitest';
import { kitActionOf, listSteps, listWorkflows, readWorkflow } from './kit-files.ts';

/** An expression that chooses among artifacts, as it must read to choose their digests alike. */
function toDigests(expression: string): string {
  return expression.replaceAll(/\.outputs\.(failed-)?artifact\b/g, '.outputs.artifact-digest');
}

const workflows = listWorkflows().map(readWorkflow);
const handedOn = workflows.flatMap((workflow) =>
  listSteps(workflow).flatMap(({ job, step }) => {
    const artifact = step.with?.['artifact'];
    if (!kitActionOf(step.uses) || typeof artifact !== 'string' || !artifact.includes('.outputs.')) return [];
    return [{ file: workflow.file, job, artifact, digest: step.with?.['artifact-digest'] }];
  }),
);
const putOut = workflows.flatMap((workflow) =>
  Object.entries(workflow.jobs).flatMap(([job, { outputs }]) =>
    outputs?.['artifact'] ? [{ file: workflow.file, job, outputs }] : [],
  ),
);

test.each(handedOn)('$file, job $job: takes an artifact by its digest', ({ artifact, digest }) => {
  expect(digest).toBe(toDigests(artifact));
});

test.each(putOut)('$file, job $job: puts out the digest beside the artifact', ({ outputs }) => {
  expect(outputs['artifact-digest']).toBe(toDigests(outputs['artifact'] ?? ''));
});
