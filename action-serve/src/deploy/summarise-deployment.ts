import { formatName, renderTable } from '../../../kit/report/markdown.ts';
import type { DeployResult } from './deploy.ts';

/** The step summary: what the environment shall serve, and whether it does. */
export function summariseDeployment(result: DeployResult): string {
  const { model, environment, version, bundle, commit, branch, serviceUrl, state } = result;
  const verdict = state === 'serving' ? 'serves' : 'shall serve';
  const table = renderTable(
    [{ title: '' }, { title: '' }],
    [
      ['bundle', `\`${bundle}\``],
      ['declared by', `${formatName(branch)} at \`${commit.slice(0, 12)}\``],
      ['service', serviceUrl === null ? 'none named' : formatName(serviceUrl)],
      ['state', `**${state}**`],
    ],
  );
  return `## ${environment} ${verdict} ${model} ${version}\n\n${table}\n`;
}
