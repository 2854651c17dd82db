import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parsePipeline, readPipeline } from '../../../../kit/format/config/read-pipeline.ts';
import { ConfigurationError } from '../../../../kit/ground/errors/configuration-error.ts';
import { makeTemporaryFolder } from '../../../helpers/temporary-folder.ts';

const FULL = `# a comment
model: house-price
task: regression
data:
  source: [data/a.csv, data/b.csv]
  contract: data/contract.json
  split: { by: row, validation: 0.2, test: 0.2, seed: 42 }
  store: file://.slipway/store
train:
  command: builtin:linear
  params: { alpha: 1.0 }
  max-minutes: 350
  pass-env: [WANDB_API_KEY]
evaluate:
  primary: rmse
  slices: [driveway]
  gates:
    - { metric: r2, min: 0.5 }
    - { metric: rmse, against: production, max-degradation: 2% }
card:
  intended-use: [Pricing houses]
  owners: [Ada]
  license: Apache-2.0
sign: { required: true, keys: models/keys }
environments: [staging, production]
serve: { log: file://.slipway/log }
monitor: { window: 7d, labels: data/labels.csv, on-drift: [issue, retrain], budget: 2/week }
`;

test('reads every key', () => {
  const pipeline = parsePipeline(FULL, 'pipeline.yaml');
  expect(pipeline.data?.source).toEqual(['data/a.csv', 'data/b.csv']);
  expect(pipeline.evaluate?.gates?.[1]).toEqual({
    metric: 'rmse',
    against: 'production',
    'max-degradation': '2%',
  });
  expect(pipeline.card?.license).toBe('Apache-2.0');
  expect(pipeline.sign).toEqual({ required: true, keys: 'models/keys' });
  expect(pipeline.monitor?.['on-drift']).toEqual(['issue', 'retrain']);
});

test('a gate on any metric of any task is taken where the task is not known yet', () => {
  for (const metric of ['rmse', 'macro_f1', 'brier'])
    expect(parsePipeline(gate(`{ metric: ${metric}, max: 1 }`), 'pipeline.yaml').model).toBe('a');
});

test('every key but the model is optional', () => {
  expect(parsePipeline('model: a', 'pipeline.yaml')).toEqual({ model: 'a' });
});

test('a file that is not there is no pipeline', async () => {
  expect(await readPipeline('/nowhere/pipeline.yaml')).toBeUndefined();
  const file = join(makeTemporaryFolder(), 'pipeline.yaml');
  await writeFile(file, 'model: a\n');
  expect(await readPipeline(file)).toEqual({ model: 'a' });
});

test.each([
  [
    'a licence with spaces',
    'model: a\ncard: { license: my own }\n',
    'p.yaml:2: "card.license" is "my own". Write an SPDX identifier, such as Apache-2.0.',
  ],
  ['an unknown key', 'model: a\ndato: {}\n', 'p.yaml:2: unknown key "dato". Did you mean "data"?'],
  [
    'an unknown key further in',
    'model: a\ndata:\n  # where from\n  sorce: x\n',
    'p.yaml:4: unknown key "sorce" in "data". Did you mean "source"?',
  ],
  [
    'an unknown key in a list',
    'model: a\nevaluate:\n  gates:\n    - { metric: r2, minimum: 1 }\n',
    'p.yaml:4: unknown key "minimum" in "evaluate.gates.0". Known: metric, min, max, against, max-degradation, environments.',
  ],
  [
    'an unknown key that is near to none',
    'model: a\nserve:\n  xyzzy: 1\n',
    'p.yaml:3: unknown key "xyzzy" in "serve". Known: log.',
  ],
  ['no model', 'task: binary\n', 'p.yaml:1: the key "model" is missing. Add it.'],
  [
    'a key missing further in',
    'model: a\nevaluate:\n  gates:\n    - { min: 1 }\n',
    'p.yaml:4: the key "metric" is missing in "evaluate.gates.0". Add it.',
  ],
  [
    'a pattern with words of its own',
    'model: a\nmonitor:\n  window: 1 week\n',
    'p.yaml:3: "monitor.window" is "1 week". Write hours or days, such as 7d.',
  ],
  [
    'a split by nothing known',
    'model: a\ndata:\n  split:\n    by: rows\n',
    'p.yaml:4: "data.split.by" is "rows". Write row, group:<column> or time:<column>.',
  ],
  [
    'a wrong type',
    'model: a\ntrain:\n  seed: many\n',
    'p.yaml:3: "train.seed" is "many". Write a whole number.',
  ],
  [
    'neither text nor a list',
    'model: a\ndata: { source: 7 }\n',
    'p.yaml:2: "data.source" is 7. Write a text or a list.',
  ],
  [
    'a share of one',
    'model: a\ndata: { split: { test: 1 } }\n',
    'p.yaml:2: "data.split.test" is 1. Write a share from 0 to below 1, such as 0.2.',
  ],
  [
    'a negative share',
    'model: a\ndata: { split: { test: -1 } }\n',
    '"data.split.test" is -1. Write a share from',
  ],
  [
    'no minutes',
    'model: a\ntrain: { max-minutes: 0 }\n',
    'p.yaml:2: "train.max-minutes" is 0. Write a number above 0.',
  ],
  [
    'an empty list',
    'model: a\ndata: { source: [] }\n',
    'p.yaml:2: "data.source" is an empty list. Write a list of at least 1 item.',
  ],
  [
    'a number among names',
    'model: a\nenvironments: [staging, 7]\n',
    'p.yaml:2: "environments.1" is 7. Write up to 63 lower-case letters',
  ],
  [
    'one of several words',
    'model: a\nmonitor: { on-drift: [isue] }\n',
    'p.yaml:2: "monitor.on-drift.0" is "isue". Write one of issue, retrain, rollback.',
  ],
  ['a key left empty', 'model: a\ntrain:\n', 'p.yaml:2: "train" is empty. Write keys with their values.'],
  ['keys for a text', 'model: { a: b }\n', 'p.yaml:1: "model" is keys with values. Write up to 63'],
  [
    'a percentage that is none',
    'model: a\nevaluate: { gates: [{ metric: r2, against: a, max-degradation: 0.02 }] }\n',
    '"evaluate.gates.0.max-degradation" is 0.02. Write a percentage such as 2%.',
  ],
  ['text', 'hello\n', 'p.yaml:1: the file is "hello". Write keys with their values.'],
  ['nothing', '', 'p.yaml: the file is empty. Write keys with their values.'],
])('%s', (_what, text, message) => {
  const parse = () => parsePipeline(text, 'p.yaml');
  expect(parse).toThrow(ConfigurationError);
  expect(parse).toThrow(message);
});

test('an unknown task lists those known', () => {
  expect(() => parsePipeline('model: a\ntask: regresion\n', 'p.yaml')).toThrow(
    'p.yaml:2: "task" is "regresion". Write one of regression, binary, multiclass.',
  );
});

test('a model name that is unsafe in a path says what a name is', () => {
  expect(() => parsePipeline('model: House Price\n', 'p.yaml')).toThrow(
    /^p\.yaml:1: "model" is "House Price"\. Write up to 63 lower-case letters, digits/,
  );
});

test.each([
  ['a tab', 'model: a\n\tdata: b\n', /^p\.yaml:2: not valid YAML: /],
  ['an open bracket', 'model: [a\ntask: b\n', /^p\.yaml:\d: not valid YAML: /],
  ['a key twice', 'model: a\nmodel: b\n', /^p\.yaml:2: not valid YAML: Map keys must be unique/],
])('broken YAML: %s', (_what, text, message) => {
  expect(() => parsePipeline(text, 'p.yaml')).toThrow(message);
});

test('an alias bomb is refused, not expanded', () => {
  const levels = Array.from({ length: 9 }, (_, level) => {
    const inner =
      level === 0
        ? '[x,x,x,x,x,x,x,x,x]'
        : `[${Array(9)
            .fill(`*a${level - 1}`)
            .join(',')}]`;
    return `a${level}: &a${level} ${inner}`;
  });
  expect(() => parsePipeline(`${levels.join('\n')}\n`, 'p.yaml')).toThrow(ConfigurationError);
});

test.each([
  ['modle: a\n', 'pipeline.yaml:1: unknown key "modle". Did you mean "model"?'],
  [gate('{ metric: r2, min: 0.9, against: prod }'), 'against "prod", which is not one of "environments".'],
  [
    gate('{ metric: r2, environments: [prod] }'),
    'the gate on "r2" is of "prod", which is not one of "environments".',
  ],
  [
    gate('{ metric: r2, against: production, environments: [staging] }'),
    'so it would never judge. Write "against: target"',
  ],
  [gate('{ metric: r2, min: .nan }'), '"evaluate.gates.0.min" is NaN. Write a finite number.'],
  [
    `task: regression\n${gate('{ metric: rsme, max: 1 }')}`,
    `pipeline.yaml:4: a gate's metric "rsme" is not one of the task "regression". Did you mean "rmse"?`,
  ],
  [
    `task: regression\n${gate('{ metric: accuracy, min: 0.9 }')}`,
    'pipeline.yaml:4: a gate\'s metric "accuracy" is not one of the task "regression". Known: rmse, mae, r2.',
  ],
  [gate('{ metric: f2, min: 0.9 }'), 'pipeline.yaml:3: a gate\'s metric "f2" is none that is computed.'],
  [
    'model: a\ntask: binary\nevaluate:\n  primary: rmse\n',
    'pipeline.yaml:4: the primary metric "rmse" is not one of the task "binary".',
  ],
  ['model: a\nenvironments:\n  - a\n  - a\n', 'pipeline.yaml:4: "environments" names "a" twice'],
  [
    'model: a\ntrain: { params: { deep: [{ alpha: .inf }] } }\n',
    'pipeline.yaml:2: "train.params.deep.0.alpha" is not a finite',
  ],
])('%j is refused before anything is trained', (text, message) => {
  expect(() => parsePipeline(text, 'pipeline.yaml')).toThrow(message);
});

function gate(text: string): string {
  return `model: a\nenvironments: [staging, production]\nevaluate: { gates: [${text}] }\n`;
}
