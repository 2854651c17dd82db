import { expect, test } from 'vitest';
import { findStep, requireSuccess } from './act/act-events.ts';
import { startIngestedProject } from './act/publish-model.ts';
import { useTrainingCommand } from './act/training-command.ts';

/** Prints what it is given, and tries every way it knows to reach the steps after it. */
const CURIOUS = `
import { appendFileSync, readFileSync as look } from 'node:fs';
console.log(JSON.stringify({ environment: process.env }));
const tried = { GITHUB_PATH: '/tmp/evil', GITHUB_ENV: 'EVIL=yes', GITHUB_OUTPUT: 'artifact=evil', GITHUB_TOKEN: 'evil' };
for (const [name, text] of Object.entries(tried)) {
  try {
    appendFileSync(process.env[name], text + '\\n');
    console.log('reached ' + name);
  } catch {}
}
try {
  const seen = look('/proc/' + process.ppid + '/environ', 'utf8');
  if (/^(INPUT_.+|ACTIONS_RUNTIME_TOKEN)=[^x]/m.test(seen.replaceAll('\\0', '\\n'))) console.log('reached GITHUB secrets of the parent');
} catch {}
for (const command of ['add-path::/tmp/evil', 'set-env name=EVIL::yes', 'set-output name=artifact::evil', 'add-mask::house'])
  console.log('::' + command);
`;

const WORKFLOW = (kit: string, checkout: string) => `
on: workflow_dispatch
env:
  GITHUB_TOKEN: \${{ github.token }}
  HF_TOKEN: \${{ secrets.AWS_SECRET_ACCESS_KEY }}
  AWS_ACCESS_KEY_ID: \${{ secrets.AWS_ACCESS_KEY_ID }}
  AWS_SECRET_ACCESS_KEY: \${{ secrets.AWS_SECRET_ACCESS_KEY }}
  SLIPWAY_OCI_PASSWORD: \${{ secrets.AWS_SECRET_ACCESS_KEY }}
jobs:
  train:
    runs-on: ubuntu-24.04
    steps:
      - uses: ${checkout}
      - uses: ${kit.replace('@', '/action-ingest@')}
        with: { restore: true, store: "\${{ vars.SLIPWAY_STORE }}" }
      - id: train
        uses: ${kit.replace('@', '/action-train@')}
      - id: after
        run: |
          echo "evil=\${EVIL:-no}" >> "$GITHUB_OUTPUT"
          case ":$PATH:" in *:/tmp/evil:*) echo "path=evil" ;; *) echo "path=clean" ;; esac >> "$GITHUB_OUTPUT"
`;

test('a training command finds no secret, and cannot reach the steps after it', async () => {
  const project = await startIngestedProject();
  await useTrainingCommand(project, CURIOUS);
  const [checkout = ''] =
    /actions\/checkout@[0-9a-f]{40}/.exec(project.git('show', 'HEAD:.github/workflows/train.yml')) ?? [];
  project.commit('Add a workflow', { '.github/workflows/curious.yml': WORKFLOW(project.kit.name, checkout) });

  const run = await project.run({ workflow: 'curious.yml', event: 'workflow_dispatch' });
  requireSuccess(run);
  const [, printed = ''] = /(\{"environment":.*\})/.exec(run.log) ?? [];
  const { environment }: { environment: Record<string, string> } = JSON.parse(printed);
  expect(environment).toMatchObject({ GITHUB_ACTIONS: 'true', SLIPWAY_SEED: '42' });
  const withheld =
    /^(INPUT_|ACTIONS_|AWS_|SLIPWAY_OCI|HF_|GITHUB_(TOKEN|ENV|PATH|OUTPUT|STATE|STEP_SUMMARY)$)/;
  expect(Object.keys(environment).filter((name) => withheld.test(name))).toEqual([]);
  expect(run.log).not.toContain('reached GITHUB');
  expect(findStep(run, 'train').outputs['artifact']).toMatch(/^run-house-price-/);
  expect(findStep(run, 'after').outputs).toEqual({ evil: 'no', path: 'clean' });
});
