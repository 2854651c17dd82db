import {
  appendFileSync,
  copyFileSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { digestOf } from '../../kit/format/manifest/digest.ts';
import { readManifest } from '../../kit/format/manifest/parse-manifest.ts';
import { type FailedRun, FailedRunSchema, type Run, RunSchema } from '../../kit/format/manifest/run.ts';
import { runBundle, type Step } from '../helpers/fake-runner.ts';
import type { TestRepository } from '../helpers/git-repository.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { copyProject, makeIngestedProject } from './ingested-project.ts';

let project: TestRepository;
let modelFile: string;

const newProject = () => copyProject(project, join(makeTemporaryFolder('project'), 'work'));

/** Trains in a copy of the ingested project, with a trainer script of these lines. */
function trainWith(script: string, { directory = newProject(), inputs = {}, ...step }: Partial<Step> = {}) {
  mkdirSync(join(directory, 'train'), { recursive: true });
  writeFileSync(join(directory, 'train', 'train.mjs'), script);
  const command = `"${process.execPath}" train/train.mjs`;
  return runBundle({ verb: 'train', inputs: { command, ...inputs }, directory, ...step });
}

const readRun = (directory: string): Promise<Run> =>
  readManifest(RunSchema, join(directory, '.slipway', 'run', 'run.json'));

function readFailedRun(directory: string, outputs: Record<string, string>): Promise<FailedRun> {
  const artifact = outputs['failed-artifact'] ?? '';
  return readManifest(FailedRunSchema, join(directory, '.slipway', 'artifacts', artifact, 'failed-run.json'));
}

const COPY_MODEL = () => `
import { copyFileSync } from 'node:fs';
copyFileSync(${JSON.stringify(modelFile)}, process.env.SLIPWAY_OUTPUT_DIR + '/model.onnx');
`;

beforeAll(async () => {
  project = await makeIngestedProject();
  const directory = newProject();
  const result = await runBundle({ verb: 'train', directory });
  if (result.exitCode !== 0) throw new Error(result.stdout);
  modelFile = join(makeTemporaryFolder('model'), 'model.onnx');
  copyFileSync(join(directory, '.slipway', 'run', 'model.onnx'), modelFile);
});

describe('builtin:linear', () => {
  it('hands over a model and its run', async () => {
    const directory = newProject();
    const { exitCode, outputs, summary } = await runBundle({ verb: 'train', directory });
    const run = await readRun(directory);
    expect(exitCode).toBe(0);
    expect(outputs).toMatchObject({
      artifact: `run-house-price-${run.key}-1`,
      key: run.key,
      'model-path': join(directory, '.slipway', 'run', 'model.onnx'),
    });
    const handedOver = join(directory, '.slipway', 'artifacts', outputs['artifact'] ?? '');
    expect(readFileSync(join(handedOver, 'model.onnx'))).toEqual(readFileSync(modelFile));
    expect(run).toMatchObject({
      command: 'builtin:linear',
      params: { alpha: 1 },
      code: { commit: project.git('rev-parse', 'HEAD'), dirty: false },
      data: { lock: digestOf(readFileSync(join(directory, 'data', 'data.lock.json'))) },
      artefact: { digest: digestOf(readFileSync(modelFile)) },
      testReachable: { state: 'unreachable', reason: expect.stringContaining('own trainer') },
    });
    expect(summary).toContain(`Trained house-price (run \`${run.key}\`)`);
  });

  it('says where the commit does not hold the parameters it was told', async () => {
    const directory = newProject();
    const file = join(directory, 'pipeline.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('alpha: 1', 'alpha: 2'));
    expect((await runBundle({ verb: 'train', directory })).exitCode).toBe(0);
    expect(await readRun(directory)).toMatchObject({ params: { alpha: 2 }, code: { dirty: true } });
  });

  it('refuses a slice that is no column before anything is trained', async () => {
    const directory = newProject();
    const file = join(directory, 'pipeline.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('driveway, lot_size', 'bedroms'));
    const { exitCode, annotations } = await runBundle({ verb: 'train', directory });
    expect(exitCode).toBe(1);
    expect(annotations[0]?.message).toMatch(
      /"evaluate\.slices" names the column "bedroms".* Did you mean "bedrooms"/,
    );
    expect(existsSync(join(directory, '.slipway', 'run'))).toBe(false);
  });

  it('has another key for other params', async () => {
    const directory = newProject();
    const one = await runBundle({ verb: 'train', directory });
    const other = await runBundle({ verb: 'train', inputs: { params: '{"alpha":2}' }, directory });
    expect(other.outputs['key']).not.toBe(one.outputs['key']);
  });
});

describe("a user's command", () => {
  it('finds data, contract and params, and reports as it goes', async () => {
    const directory = newProject();
    const script = `${COPY_MODEL()}
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
const env = process.env;
for (const name of ['TRAIN_DATA', 'VALIDATION_DATA', 'CONTRACT', 'PARAMS', 'OUTPUT_DIR', 'CHECKPOINT_DIR', 'EVENTS']) {
  const path = env['SLIPWAY_' + name];
  if (!path.startsWith('/') || !existsSync(path)) throw new Error(name + ': ' + path);
}
if (existsSync(env.SLIPWAY_TRAIN_DATA + '/../test.parquet')) throw new Error('the test split is here');
console.log('params', readFileSync(env.SLIPWAY_PARAMS, 'utf8').replace(/\\s/g, ''), env.SLIPWAY_SEED, env.SLIPWAY_DEVICE);
const say = (event) => appendFileSync(env.SLIPWAY_EVENTS, (typeof event === 'string' ? event : JSON.stringify(event)) + '\\n');
say({ type: 'metric', name: 'loss', value: 0.5, step: 1 });
say('loss = 0.4');
writeFileSync(env.SLIPWAY_CHECKPOINT_DIR + '/one.bin', 'weights');
say({ type: 'checkpoint', path: 'one.bin', step: 1 });
say({ type: 'log', message: 'halfway' });
`;
    const inputs = { params: '{"depth": 3}', seed: '7', device: 'tpu' };
    const { exitCode, stdout, annotations } = await trainWith(script, { directory, inputs });
    expect(exitCode, stdout).toBe(0);
    expect(stdout).toContain('params {"depth":3} 7 tpu');
    expect(stdout).toContain('halfway');
    expect(annotations).toMatchObject([
      { kind: 'warning', message: expect.stringMatching(/left out: 1\. The first is line 2: /) },
    ]);
    const run = await readRun(directory);
    expect(run).toMatchObject({
      params: { depth: 3 },
      seed: 7,
      metrics: [{ name: 'loss', value: 0.5, step: 1 }],
      checkpoints: [{ path: 'checkpoints/1-one.bin', digest: digestOf('weights'), step: 1 }],
      environment: { device: 'tpu' },
      code: { dirty: true },
      testReachable: {
        state: 'reachable',
        reason: 'The test split lies in .slipway/data.',
      },
    });
    expect(readFileSync(join(directory, '.slipway', 'run', 'checkpoints', '1-one.bin'), 'utf8')).toBe(
      'weights',
    );
  });

  it('sees no credentials, and cannot command the runner', async () => {
    const directory = newProject();
    const script = `${COPY_MODEL()}
import { writeFileSync } from 'node:fs';
writeFileSync('seen.json', JSON.stringify(process.env));
console.log('::error::fake error');
console.log('::add-mask::house');
`;
    const secrets = {
      GITHUB_TOKEN: 'secret-1',
      AWS_SECRET_ACCESS_KEY: 'secret-2',
      AWS_ACCESS_KEY_ID: 'id',
      SLIPWAY_OCI_PASSWORD: 'secret-3',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'secret-4',
      MY_TOKEN: 'secret-5',
      MY_NAME: 'own',
      AWS_PROFILE: 'passed',
    };
    const inputs = { 'pass-env': 'AWS_PROFILE\nNOT_SET' };
    const { exitCode, stdout, annotations } = await trainWith(script, { directory, inputs, env: secrets });
    expect(exitCode, stdout).toBe(0);
    const seen: Record<string, string> = JSON.parse(readFileSync(join(directory, 'seen.json'), 'utf8'));
    expect(Object.values(seen).join('\n')).not.toContain('secret-');
    expect(Object.keys(seen).filter((name) => /^(INPUT_|ACTIONS_)/.test(name))).toEqual([]);
    for (const name of ['ENV', 'PATH', 'OUTPUT', 'STATE', 'STEP_SUMMARY'])
      expect(seen).not.toHaveProperty(`GITHUB_${name}`);
    expect(seen).toMatchObject({ AWS_PROFILE: 'passed', MY_NAME: 'own', GITHUB_ACTIONS: 'true' });
    expect(stdout).toMatch(/::stop-commands::(\S+)\n[\s\S]*::error::fake error[\s\S]*\n::\1::\n/);
    expect(annotations.map(({ kind, message }) => [kind, message])).toContainEqual([
      'warning',
      'The variable "NOT_SET" of "pass-env" is not set.',
    ]);
  });
});

describe.runIf(process.platform === 'linux')('what a command does beside training', () => {
  const script = () => `${COPY_MODEL()}
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
appendFileSync(process.env.RUNNER_TEMP + '/../step/output', 'artifact=evil\\n');
spawn('sleep', ['300'], { detached: true, stdio: 'ignore' }).unref();
let parent = '';
try { parent = readFileSync('/proc/' + process.ppid + '/environ', 'utf8'); } catch {}
writeFileSync('seen', parent);
`;

  it.each(['auto', 'off'])('is recorded, and undone as far as isolate: %s holds', async (isolate) => {
    const directory = newProject();
    const env = { GITHUB_TOKEN: 'secret-of-the-step' };
    const { exitCode, stdout, outputs, summary } = await trainWith(script(), {
      directory,
      inputs: { isolate },
      env,
    });
    expect(exitCode, stdout).toBe(0);
    expect(outputs['artifact']).toMatch(/^run-house-price-/);
    const { isolation } = await readRun(directory);
    expect(isolation).toMatchObject({ restored: ['GITHUB_OUTPUT'], environmentHidden: isolate === 'auto' });
    expect(isolation?.by === 'none').toBe(isolate === 'off');
    expect(summary).toContain('put back: GITHUB\\_OUTPUT');
    if (isolate === 'auto') expect(readFileSync(join(directory, 'seen'), 'utf8')).not.toContain('secret-of');
  });
});

describe.runIf(process.platform === 'linux')(
  'links that a command leaves for what is written after it',
  () => {
    it('lead nowhere: the run is gathered in a folder of its own', async () => {
      const [directory, elsewhere] = [newProject(), makeTemporaryFolder('elsewhere')];
      const script = `${COPY_MODEL()}
import { symlinkSync } from 'node:fs';
symlinkSync(${JSON.stringify(elsewhere)}, process.env.SLIPWAY_OUTPUT_DIR + '/../run');
`;
      const { exitCode, stdout } = await trainWith(script, { directory });
      expect(exitCode, stdout).toBe(0);
      expect(readdirSync(elsewhere)).toEqual([]);
      expect(lstatSync(join(directory, '.slipway', 'run')).isDirectory()).toBe(true);
    });

    it.each(['.slipway/train', '.slipway'])('end it in the place of %s', async (folder) => {
      const [directory, elsewhere] = [newProject(), makeTemporaryFolder('elsewhere')];
      const script = `${COPY_MODEL()}
import { renameSync, symlinkSync } from 'node:fs';
renameSync(${JSON.stringify(folder)}, 'away');
symlinkSync(${JSON.stringify(elsewhere)}, ${JSON.stringify(folder)});
`;
      const { exitCode, annotations } = await trainWith(script, { directory });
      expect(exitCode).toBe(1);
      expect(annotations[0]?.message).toMatch(
        /moved its folder \.slipway\/train away, or put a link in its place/,
      );
      expect(readdirSync(elsewhere)).toEqual([]);
    });
  },
);

it('trains nothing where isolation is required and this machine has none, and says how to allow it', async () => {
  const bin = makeTemporaryFolder('bin');
  for (const name of ['git', 'sh']) {
    const [found = ''] = (process.env['PATH'] ?? '')
      .split(':')
      .filter((path) => existsSync(join(path, name)));
    symlinkSync(join(found, name), join(bin, name));
  }
  const directory = newProject();
  const script = "import { writeFileSync } from 'node:fs'; writeFileSync('ran', '');";
  const step = { directory, inputs: { isolate: 'require' }, env: { PATH: bin } };
  const { exitCode, annotations, outputs } = await trainWith(script, step);
  expect(exitCode).toBe(1);
  expect(annotations[0]?.message).toMatch(
    /"isolate" is "require", and this machine gives .* no PID namespace/,
  );
  expect(existsSync(join(directory, 'ran'))).toBe(false);
  expect(await readFailedRun(directory, outputs)).not.toHaveProperty('isolation');
});

it('trains without a clone, on code that another job handed over', async () => {
  const source = newProject();
  const restoring = { restore: 'true', 'check-lock': 'true', 'code-paths': 'train' };
  const restored = await runBundle({ verb: 'ingest', inputs: restoring, directory: source });
  expect(restored.exitCode, restored.stdout).toBe(0);
  const directory = join(makeTemporaryFolder('no-clone'), 'work');
  cpSync(join(source, '.slipway', 'artifacts'), join(directory, '.slipway', 'artifacts'), {
    recursive: true,
  });
  const names = ['artifact', 'artifact-digest', 'code-artifact', 'code-commit', 'code-tree'];
  const handed = Object.fromEntries(names.map((name) => [name, restored.outputs[name] ?? '']));
  const inputs = { ...handed, command: `cp "${modelFile}" "$SLIPWAY_OUTPUT_DIR"`, store: 's3://bucket' };
  const env = { AWS_ENDPOINT_URL: 'http://127.0.0.1:9', GITHUB_SERVER_URL: 'http://127.0.0.1:9' };
  const { exitCode, stdout } = await runBundle({ verb: 'train', inputs, directory, env });
  expect(exitCode, stdout).toBe(0);
  expect(await readRun(directory)).toMatchObject({
    code: { commit: project.git('rev-parse', 'HEAD'), dirty: false },
    testReachable: { state: 'unknown', reason: expect.stringContaining('s3://bucket') },
  });
});

describe('a training that goes wrong says so in one sentence and leaves no run', () => {
  const stepOf = (event: unknown): Partial<Step> => ({ event, env: { RUNNER_ENVIRONMENT: 'self-hosted' } });

  it.each([
    ['on a runner', 'true', true],
    ['on a machine', '', false],
  ])('%s it says how to run it at home only where that is elsewhere', async (_case, onRunner, says) => {
    const env = { GITHUB_ACTIONS: onRunner };
    const { exitCode, stdout, stderr } = await trainWith('process.exit(3)', { env });
    expect(exitCode).toBe(1);
    expect(stdout + stderr).toContain('Its output above says why.');
    expect((stdout + stderr).includes('On your machine')).toBe(says);
  });

  it.each<[string, string, Partial<Step>, RegExp]>([
    ['a failure', 'process.exit(3)', {}, /failed with exit code 3/],
    [
      'a death',
      'process.kill(process.pid, "SIGKILL"); setTimeout(() => {}, 9999)',
      {},
      /exit code 137|SIGKILL/,
    ],
    ['no model', '', {}, /wrote no model\.onnx\. Save .* SLIPWAY_OUTPUT_DIR/],
    [
      'a model that is none',
      'import { writeFileSync } from "node:fs"; writeFileSync(process.env.SLIPWAY_OUTPUT_DIR + "/model.onnx", "x")',
      {},
      /not a readable ONNX file/,
    ],
    [
      'no end in time',
      'setTimeout(() => {}, 99999)',
      { inputs: { 'max-minutes': '0.02' } },
      /stopped after 0.02 minutes/,
    ],
  ])('%s is handed over as a failed run', async (_case, script, step, message) => {
    const directory = newProject();
    const { exitCode, outputs, annotations, stdout } = await trainWith(script, { directory, ...step });
    expect(exitCode, stdout).toBe(1);
    expect(annotations.map(({ kind }) => kind)).toEqual(['error']);
    expect(annotations[0]?.message).toMatch(message);
    expect(existsSync(join(directory, '.slipway', 'run'))).toBe(false);
    const artifact = outputs['failed-artifact'] ?? '';
    expect(artifact).toBe(`failed-run-house-price-${outputs['key']}-1`);
    expect(await readFailedRun(directory, outputs)).toMatchObject({
      key: outputs['key'],
      seconds: Number(outputs['seconds']),
      reason: annotations[0]?.message,
      isolation: { leftovers: 0, restored: [] },
    });
    expect(outputs).not.toHaveProperty('artifact');
  });

  it.each<[string, string, Partial<Step>, RegExp]>([
    ['params that are no JSON', '', { inputs: { params: '{alpha: 1}' } }, /"params" is not valid JSON/],
    ['params that are no object', '', { inputs: { params: '[1]' } }, /"params" is not a JSON object/],
    ['no time at all', '', { inputs: { 'max-minutes': '0' } }, /"max-minutes" is 0/],
    ['another model', '', { inputs: { model: 'other' } }, /of the model "house-price", and this is "other"/],
    ['no lock', '', { inputs: { lock: 'data/none.json' } }, /data lock .*none\.json does not exist/],
    ['no artifact', '', { inputs: { artifact: 'data-other-1.0.0' } }, /no artifact "data-other-1\.0\.0"/],
    [
      'code of a fork on an own machine',
      '',
      stepOf({ pull_request: { head: { repo: { full_name: 'eve/house-price' } } } }),
      /code of the fork eve\/house-price on a self-hosted runner/,
    ],
  ])('%s is refused before it begins', async (_case, script, step, message) => {
    const directory = newProject();
    const { exitCode, outputs, annotations, summary } = await trainWith(script, { directory, ...step });
    expect(exitCode).toBe(1);
    expect(outputs).toEqual({});
    expect(summary).toBe('');
    expect(annotations.map(({ kind }) => kind)).toEqual(['error']);
    expect(annotations[0]?.message).toMatch(message);
    expect(annotations[0]?.message).not.toContain('failed in a way it should not');
    expect(existsSync(join(directory, '.slipway', 'run'))).toBe(false);
  });

  it.each<[string, (directory: string) => void, RegExp]>([
    [
      'the contract was changed since',
      (directory) => {
        const file = join(directory, 'data', 'contract.json');
        writeFileSync(file, readFileSync(file, 'utf8').replace('"maximum": 50000', '"maximum": 60000'));
      },
      /made with another contract than data\/contract\.json is now\. Run ingest again/,
    ],
    [
      'the data were tampered with',
      (directory) => appendFileSync(join(dataArtifact(directory), 'train.parquet'), 'x'),
      /train\.parquet of the artifact .* is not the one data version 1\.0\.0 names/,
    ],
    [
      'the data lack a split',
      (directory) => rmSync(join(dataArtifact(directory), 'validation.parquet')),
      /has no validation\.parquet/,
    ],
    [
      'the data hold the test split',
      (directory) => writeFileSync(join(dataArtifact(directory), 'test.parquet'), ''),
      /holds the test split/,
    ],
  ])('%s', async (_case, spoil, message) => {
    const directory = newProject();
    spoil(directory);
    const { exitCode, annotations, outputs } = await runBundle({ verb: 'train', directory });
    expect([exitCode, outputs]).toEqual([1, {}]);
    expect(annotations[0]?.message).toMatch(message);
  });
});

function dataArtifact(directory: string): string {
  return join(directory, '.slipway', 'artifacts', 'data-house-price-1.0.0');
}
