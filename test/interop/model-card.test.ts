import { execFileSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EvaluationSchema } from '../../kit/format/manifest/evaluation.ts';
import { readManifest } from '../../kit/format/manifest/parse-manifest.ts';
import { runBundle } from '../helpers/fake-runner.ts';
import { GOOD } from '../helpers/rent-model.ts';
import { makeSampleProject } from '../helpers/sample-project.ts';
import { provideEnvironment } from './python-environment.ts';

/** What the Hub's own library reads out of a card. */
const READ = `
import json, sys
from huggingface_hub import ModelCard
card = ModelCard.load(sys.argv[1])
data = card.data
print(json.dumps({
    "license": data.license, "library": data.library_name, "task": data.pipeline_tag, "tags": data.tags,
    "model": data.model_name, "text": card.text.strip().splitlines()[0],
    "results": {f"{r.dataset_split} {r.metric_type}": r.metric_value for r in data.eval_results},
}))
`;

test("the Hugging Face Hub's library reads the card's metadata and its metrics", async () => {
  const project = await makeSampleProject();
  appendFileSync(join(project.directory, 'pipeline.yaml'), 'card: { license: CC-BY-4.0, tags: [housing] }\n');
  const artifact = await project.evaluate(GOOD);
  await runBundle({ verb: 'package', inputs: { artifact }, directory: project.directory });
  const python = join(provideEnvironment('huggingface_hub==2.4.0'), 'python');
  const card = join(project.directory, '.slipway/bundle/model-card.md');
  const found = JSON.parse(execFileSync(python, ['-c', READ, card], { encoding: 'utf8' }));
  const file = join(project.directory, '.slipway/artifacts', artifact, 'evaluation.json');
  const { splits } = await readManifest(EvaluationSchema, file);
  const expected = (['test', 'validation'] as const).flatMap((split) =>
    Object.entries(splits[split].metrics).map(([name, { value }]) => [`${split} ${name}`, value]),
  );
  expect(found).toEqual({
    license: 'cc-by-4.0',
    library: 'onnx',
    task: 'tabular-regression',
    tags: ['onnx', 'slipway', 'housing'],
    model: 'rent',
    text: '# rent',
    results: Object.fromEntries(expected),
  });
});
