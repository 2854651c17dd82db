import { expect, test } from 'vitest';
import { requireSuccess } from './act/act-events.ts';
import { HOUSES, HOUSES_CONTRACT, LOTS_CONTRACT } from './act/houses.ts';
import { makeExampleProject } from './act/make-project.ts';
import { runStep } from './act/publish-model.ts';
import { hostProject } from './act/run-workflows.ts';

const describeModel = (model: string) => `model: ${model}
data:
  source: data/${model}/houses.csv
  contract: data/${model}/contract.json
  lock: data/${model}/data.lock.json
train: { command: "builtin:linear" }
environments: [production]
`;

test('two models of one repository go their ways, and only the one whose data changed is trained', async () => {
  const project = await hostProject(
    await makeExampleProject('many-models', {
      '.gitignore': '.slipway/\n',
      'pipelines/house-price.yaml': describeModel('house-price'),
      'pipelines/lot-size.yaml': describeModel('lot-size'),
      'data/house-price/houses.csv': HOUSES,
      'data/house-price/contract.json': HOUSES_CONTRACT,
      'data/lot-size/houses.csv': HOUSES,
      'data/lot-size/contract.json': LOTS_CONTRACT,
      'train/README.md': '',
    }),
  );
  const heads = () => project.forge.pulls.map(({ head }) => head.replace(/-[0-9a-f]{12}$/, '')).sort();

  requireSuccess(await project.run({ workflow: 'ingest.yml', event: 'push' }));
  expect(heads()).toEqual(['slipway/data/house-price', 'slipway/data/lot-size']);

  const before = project.git('rev-parse', 'HEAD');
  const lots = project.forge.pulls.find(({ head }) => head.includes('lot-size'));
  project.mergeIntoMain(lots?.head ?? '');
  requireSuccess(await project.run({ workflow: 'train.yml', event: 'push', payload: { before } }));
  expect(heads()).toContain('slipway/promote/lot-size-production');
  expect(heads()).toHaveLength(3);

  project.mergeIntoMain(project.forge.pulls.at(-1)?.head ?? '');
  expect(project.git('ls-files', 'models/*.json')).toMatch(
    /^models\/lot-size\/environments\/production\.json$/m,
  );
  expect(project.git('ls-files', 'models')).not.toContain('house-price');
  const inputs = { pipeline: 'pipelines/lot-size.yaml' };
  expect(await runStep(project, 'verify', inputs)).toMatchObject({ verdict: 'pass' });
});
