import type { MarkedWorkflow } from '../../kit/format/workflows/align-workflows.ts';
import { wordsOf } from '../../kit/format/workflows/environment-words.ts';
import { describeChange, describeLack } from '../../kit/format/workflows/workflow-change.ts';

/** What was done to the workflows, or with `--check` what is wrong with them; a line each. */
export function renderWorkflows({
  workflows,
  isCheck,
}: {
  workflows: readonly MarkedWorkflow[];
  isCheck: boolean;
}): string {
  if (workflows.length === 0)
    return 'No workflow here has marks ("# slipway: one job for each environment"), so none was looked at.';
  const describe = isCheck ? describeLack : describeChange;
  const lines = workflows.flatMap(({ path, changes }) =>
    changes.map((change) => `${path}: ${describe(change)}`),
  );
  if (lines.length === 0) return 'The workflows follow the environments of pipeline.yaml.';
  const next = isCheck ? 'Run "slipway workflows", and commit what it changes.' : sayNext(workflows);
  return [...lines, next].join('\n');
}

function sayNext(workflows: readonly MarkedWorkflow[]): string {
  const added = new Set(
    workflows.flatMap(({ changes }) =>
      changes.flatMap((change) => (change.change === 'add job' ? [change.environment] : [])),
    ),
  );
  const variables = [...added].map((name) => `${wordsOf(name).variable}_URL`);
  const settle =
    variables.length > 0
      ? ` Set the repository variable ${variables.join(', ')} once a service answers there.`
      : '';
  return `Look at the difference (git diff), and commit it.${settle}`;
}
