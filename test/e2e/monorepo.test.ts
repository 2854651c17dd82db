import { expect, test } from 'vitest';
import { findStep, requireSuccess, resultsOf } from './act/act-events.ts';
import { HOUSES, HOUSES_CONTRACT } from './act/houses.ts';
import { makeExampleProject } from './act/make-project.ts';
import { runStep } from './act/publish-model.ts';
import { hostProject } from './act/run-workflows.ts';

const FOLDER = 'forecasting/houses';

const PIPELINE = `model: house-price
data: { source: data/houses.csv }
train: { command: "builtin:linear" }
environments: [staging]
`;

test('a project in a folder of a monorepo writes into its folder alone', async () => {
  const project = await hostProject(
    await makeExampleProject('monorepo', {
      'README.md': '# Everything\n',
      'train/train.py': 'raise SystemExit("another project\'s")\n',
      [`${FOLDER}/.gitignore`]: '.slipway/\n',
      [`${FOLDER}/pipeline.yaml`]: PIPELINE,
      [`${FOLDER}/data/houses.csv`]: `${HOUSES.trimEnd()}\n-1,4500,3,1,2,yes,no,yes,no,no,1,no\n`,
      [`${FOLDER}/data/contract.json`]: HOUSES_CONTRACT,
      [`${FOLDER}/train/README.md`]: '',
    }),
  );
  const first = project.git('rev-parse', 'HEAD');

  const ingest = await project.run({ workflow: 'houses-ingest.yml', event: 'workflow_dispatch' });
  requireSuccess(ingest);
  const { branch: data = '', ...outputs } = findStep(ingest, 'ingest').outputs;
  expect(outputs).toMatchObject({ 'rows-accepted': '546', 'rows-rejected': '1' });
  project.mergeIntoMain(data);

  const train = await project.run({ workflow: 'houses-train.yml', event: 'push' });
  requireSuccess(train);
  expect(resultsOf(train)).toEqual({ data: 'success', train: 'success', promote: 'success' });
  const { branch = '' } = findStep(train, 'slipway-mlops/slipway/action-package/promote@v1').outputs;
  project.mergeIntoMain(branch);

  const changed = project.git('diff', '--name-only', first, 'HEAD').split('\n');
  expect(changed).toEqual(
    expect.arrayContaining([
      `${FOLDER}/data/data.lock.json`,
      `${FOLDER}/models/house-price/environments/staging.json`,
    ]),
  );
  expect(changed.filter((file) => !file.startsWith(`${FOLDER}/`))).toEqual([]);
  const inputs = { 'working-directory': FOLDER };
  expect(await runStep(project, 'verify', inputs)).toMatchObject({ verdict: 'pass' });
});
