import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readContract } from '../../kit/format/contract/contract.ts';
import { digestOf } from '../../kit/format/manifest/digest.ts';
import { type Evaluation, EvaluationSchema, GoldenSchema } from '../../kit/format/manifest/evaluation.ts';
import { readManifest } from '../../kit/format/manifest/parse-manifest.ts';
import { readOnnxModel } from '../../kit/format/onnx/read-model.ts';
import { silentLogger } from '../../kit/ground/log/logger.ts';
import { openModel } from '../../kit/ml/inference/open-model.ts';
import { deriveSignature } from '../../kit/ml/inference/signature.ts';
import { runBundle } from '../helpers/fake-runner.ts';
import type { TestRepository } from '../helpers/git-repository.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { copyProject, makeIngestedProject } from './ingested-project.ts';

let project: TestRepository;
let artifact: string;

const newProject = () => copyProject(project, join(makeTemporaryFolder('project'), 'work'));
const evaluate = (directory: string, inputs = {}, env = {}) =>
  runBundle({ verb: 'evaluate', inputs: { artifact, ...inputs }, directory, env });
const readEvaluation = (directory: string): Promise<Evaluation> =>
  readManifest(EvaluationSchema, join(directory, '.slipway', 'evaluated', 'evaluation.json'));

beforeAll(async () => {
  project = await makeIngestedProject();
  const train = await runBundle({ verb: 'train', directory: project.directory });
  artifact = train.outputs['artifact'] ?? '';
});

describe('evaluate', () => {
  it('measures on validation and test, with intervals, slices and calibration', async () => {
    const directory = newProject();
    const { exitCode, outputs, summary, stdout } = await evaluate(directory);
    expect(exitCode, stdout).toBe(0);
    const evaluation = await readEvaluation(directory);
    const { rmse, r2 } = evaluation.splits.test.metrics;
    expect(outputs).toEqual({
      artifact: `evaluated-house-price-${evaluation.key}`,
      'artifact-digest': expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      'evaluation-path': join(directory, '.slipway', 'evaluated', 'evaluation.json'),
      primary: 'rmse',
      value: String(rmse?.value),
    });
    expect(rmse?.low).toBeLessThan(rmse?.value ?? 0);
    expect(rmse?.high).toBeGreaterThan(rmse?.value ?? 0);
    expect(r2?.value).toBeGreaterThan(0.4);
    const bySlice = (column: string) => evaluation.slices.filter((slice) => slice.column === column);
    expect(bySlice('driveway').map(({ value }) => value)).toEqual(['no', 'yes']);
    for (const column of ['driveway', 'lot_size']) {
      const rows = bySlice(column).reduce((sum, slice) => sum + slice.rows, 0);
      expect(rows).toBe(evaluation.splits.test.rows);
    }
    expect(evaluation.calibration).toHaveLength(10);
    expect(evaluation.baseline).toBeNull();
    expect(summary).toContain('| **rmse** |');
  });

  it('hands over golden rows that the model answers so', async () => {
    const directory = newProject();
    const { outputs } = await evaluate(directory);
    const folder = join(directory, '.slipway', 'artifacts', outputs['artifact'] ?? '');
    expect(readdirSync(folder).sort()).toEqual(['evaluation.json', 'golden.json', 'model.onnx', 'run.json']);
    const golden = await readManifest(GoldenSchema, join(folder, 'golden.json'));
    expect(golden.cases).toHaveLength(8);
    const contract = await readContract(join(directory, 'data', 'contract.json'));
    const file = join(folder, 'model.onnx');
    const signature = deriveSignature({
      model: readOnnxModel(readFileSync(file)),
      contract,
      task: 'regression',
    });
    const model = await openModel({ file, signature, contract, log: silentLogger });
    expect(await model.predict(golden.cases.map(({ row }) => row))).toEqual(
      golden.cases.map(({ prediction }) => prediction),
    );
    await model.close();
    expect(golden.cases.every(({ row }) => !('price' in row))).toBe(true);
  });

  it('compares with the linear baseline, and says when the test split was in reach', async () => {
    const directory = newProject();
    const model = join(directory, '.slipway', 'artifacts', artifact, 'model.onnx');
    const inputs = { command: `cp "${model}" "$SLIPWAY_OUTPUT_DIR"` };
    const train = await runBundle({ verb: 'train', inputs, directory });
    const { exitCode, summary, stdout } = await evaluate(directory, { artifact: train.outputs['artifact'] });
    expect(exitCode, stdout).toBe(0);
    const evaluation = await readEvaluation(directory);
    expect(evaluation.baseline).toEqual({ name: 'builtin:linear', metrics: evaluation.splits.test.metrics });
    expect(evaluation.testReachable).toMatchObject({ state: 'reachable' });
    expect(summary).toContain('baseline builtin:linear');
    expect(summary).toContain('> [!WARNING]');
  });

  it('gives the same files again', async () => {
    const read = async (directory: string) => {
      await evaluate(directory);
      return ['evaluation.json', 'golden.json'].map((name) =>
        readFileSync(join(directory, '.slipway', 'evaluated', name), 'utf8'),
      );
    };
    expect(await read(newProject())).toEqual(await read(newProject()));
  });

  it('leaves no test split on the machine', async () => {
    const temporary = makeTemporaryFolder('runner-temp');
    await evaluate(newProject(), {}, { RUNNER_TEMP: temporary });
    expect(readdirSync(temporary)).toEqual([]);
  });
});

describe('a classification', () => {
  it.each([
    ['binary', 'dear', { type: 'boolean' }, ['accuracy', 'brier', 'f1', 'log_loss', 'roc_auc']],
    [
      'multiclass',
      'level',
      { type: 'string', enum: ['low', 'middle', 'high'] },
      ['accuracy', 'log_loss', 'macro_f1'],
    ],
  ] as const)(
    'of the task %s goes through with gaps, truth values and a sensitive column',
    async (task, target, schema, metrics) => {
      const { directory } = await makeIngestedProject(classificationFiles(task, target, schema));
      const { outputs } = await runBundle({ verb: 'train', directory });
      const { exitCode, stdout } = await evaluate(directory, { artifact: outputs['artifact'] });
      expect(exitCode, stdout).toBe(0);
      const evaluation = await readEvaluation(directory);
      expect(Object.keys(evaluation.splits.test.metrics).sort()).toEqual(metrics);
      expect(evaluation.splits.test.metrics['accuracy']?.value).toBeGreaterThan(0.7);
      const golden = await readManifest(
        GoldenSchema,
        join(directory, '.slipway', 'evaluated', 'golden.json'),
      );
      expect(new Set(golden.cases.map(({ row }) => row['zone']))).toEqual(new Set(['centre']));
      expect(
        golden.cases.every(
          ({ prediction }) =>
            'label' in prediction && typeof prediction.label === (task === 'binary' ? 'boolean' : 'string'),
        ),
      ).toBe(true);
    },
  );
});

/** The rows of the linear fixture as CSV, with their contract and pipeline. */
function classificationFiles(task: string, target: string, schema: object): Record<string, string> {
  const fixture = new URL('../fixtures/linear/linear.json', import.meta.url);
  const { train }: { train: Record<string, unknown>[] } = JSON.parse(readFileSync(fixture, 'utf8'));
  const names = ['size', 'rooms', 'zone', 'garden', target];
  const lines = train.map((row) => names.map((name) => row[name] ?? '').join(','));
  const contract = {
    type: 'object',
    properties: {
      size: { type: ['number', 'null'], 'x-impute': 'median' },
      rooms: { type: 'integer' },
      zone: {
        type: ['string', 'null'],
        enum: ['centre', 'north', 'south', null],
        'x-sensitive': true,
        'x-impute': 'centre',
      },
      garden: { type: ['boolean', 'null'] },
      [target]: { ...schema, 'x-role': 'target' },
    },
    required: names,
  };
  const pipeline = {
    model: 'house-class',
    task,
    data: {
      source: 'data/houses.csv',
      split: { validation: 0.2, test: 0.3 },
      store: 'file://.slipway/store',
    },
    train: { command: 'builtin:linear' },
  };
  return {
    'pipeline.yaml': JSON.stringify(pipeline),
    'data/contract.json': JSON.stringify(contract),
    'data/houses.csv': `${[names.join(','), ...lines].join('\n')}\n`,
  };
}

describe('an evaluation that cannot be says so in one sentence', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    ['no artifact named', { artifact: '' }, /"artifact" is missing/],
    ['an artifact that is not there', { artifact: 'run-x' }, /no artifact "run-x"/],
    ['an artifact of another kind', { artifact: 'data-house-price-1.0.0' }, /has no model\.onnx/],
    ['another artifact than was handed on', { 'artifact-digest': digestOf('') }, /not the one .* handed on/],
    ['a digest that is none', { 'artifact-digest': 'abc' }, /"artifact-digest" is "abc"/],
    ['a metric of another task', { primary: 'accuracy' }, /"accuracy" is not one of the task "regression"/],
    ['a slice by no column', { slices: 'drivway' }, /"drivway".*Did you mean "driveway"/],
    ['an empty store', { store: 'file://.slipway/none' }, /store/i],
    ['a store that is none', { store: 'ftp://x' }, /ftp:\/\/x/],
  ])('%s', async (_case, inputs, message) => {
    const directory = newProject();
    const { exitCode, outputs, annotations } = await evaluate(directory, inputs);
    expect([exitCode, outputs]).toEqual([1, {}]);
    expect(annotations[0]?.message).toMatch(message);
    expect(annotations[0]?.message).not.toContain('failed in a way it should not');
    expect(existsSync(join(directory, '.slipway', 'evaluated'))).toBe(false);
  });

  it('other data than it was trained on', async () => {
    const directory = newProject();
    const file = join(directory, 'data', 'data.lock.json');
    const lock = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...lock, version: '2.0.0' }));
    const { annotations } = await evaluate(directory);
    expect(annotations[0]?.message).toMatch(/trained on data 1\.0\.0 by another data lock .*data 2\.0\.0/);
  });

  it('a model that is not the one of its run', async () => {
    const directory = newProject();
    appendFileSync(join(directory, '.slipway', 'artifacts', artifact, 'model.onnx'), 'x');
    const { annotations } = await evaluate(directory);
    expect(annotations[0]?.message).toMatch(/not the one its run\.json names/);
  });
});
