import type { Report } from '../../../../kit/format/manifest/report.ts';

/** The commands that make the same numbers again in a clone. */
export function renderReproduction({ trial, pullRequest, model }: Report): string {
  if (!trial) return '';
  const { key, code, training } = trial;
  const checkout = pullRequest
    ? [`git fetch origin refs/pull/${pullRequest.number}/head && git checkout --detach ${pullRequest.commit}`]
    : code.commit === null
      ? []
      : [`git checkout --detach ${code.commit}`];
  const commands = [
    ...checkout,
    'slipway ingest --restore',
    'slipway train',
    `slipway evaluate --artifact run-${model}-${key}-${training?.attempt ?? 1}`,
    `slipway compare --artifact evaluated-${model}-${key}`,
  ];
  const note =
    'Set `GITHUB_TOKEN` and pass `--store` where the splits lie in a store that this project does not name.';
  return `<details>\n<summary>Make it again</summary>\n\n\`\`\`sh\n${commands.join('\n')}\n\`\`\`\n\n${note}\n</details>`;
}
