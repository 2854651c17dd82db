import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isTestReachable } from '../../../action-train/src/check-reach.ts';
import { collectEnvironment } from '../../../action-train/src/collect-environment.ts';
import { computeRunKey } from '../../../action-train/src/compute-run-key.ts';
import { readCommandEnvironment } from '../../../kit/action/command-environment.ts';
import { silentLogger } from '../../../kit/log/logger.ts';
import { digestOf } from '../../../kit/manifest/digest.ts';
import { openStore } from '../../../kit/store/open-store.ts';
import { batchOf } from '../../helpers/batch-of.ts';
import { startForgeServer } from '../../helpers/forge-server.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';

describe('computeRunKey', () => {
  const identity = { code: 'tree', lock: digestOf('lock'), params: { b: 1, a: [2] }, seed: 42, command: 'x' };

  it('is the SHA-256 of canonical JSON, shortened', () => {
    const text = `{
  "code": "tree",
  "command": "x",
  "lock": "${identity.lock}",
  "params": {
    "a": [
      2
    ],
    "b": 1
  },
  "seed": 42
}
`;
    expect(computeRunKey(identity)).toBe(createHash('sha256').update(text).digest('hex').slice(0, 12));
  });

  it('does not depend on the order of params, and on everything else', () => {
    const key = computeRunKey(identity);
    expect(computeRunKey({ ...identity, dirty: false, params: { a: [2], b: 1 } })).toBe(key);
    for (const change of [
      { code: 'y' },
      { dirty: true },
      { lock: digestOf('y') },
      { params: {} },
      { seed: 1 },
      { command: 'y' },
    ]) {
      expect(computeRunKey({ ...identity, ...change })).not.toBe(key);
    }
  });
});

describe('readCommandEnvironment', () => {
  const env = {
    PATH: '/bin',
    HOME: '/root',
    GITHUB_SHA: 'abc',
    INPUT_TOKEN: 'secret',
    GITHUB_TOKEN: 'secret',
    GH_TOKEN: 'secret',
    ACTIONS_RUNTIME_TOKEN: 'secret',
    AWS_SECRET_ACCESS_KEY: 'secret',
    SLIPWAY_OCI_PASSWORD: 'secret',
    GITHUB_ENV: 'file',
    GITHUB_PATH: 'file',
    GITHUB_OUTPUT: 'file',
    GITHUB_STATE: 'file',
    GITHUB_STEP_SUMMARY: 'file',
    WANDB_API_KEY: 'secret',
    HF_TOKEN: 'secret',
    openai_api_key: 'secret',
    DB_PASSWORD: 'secret',
    GOOGLE_APPLICATION_CREDENTIALS: 'secret',
    MY_SECRET_NAME: 'secret',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'http.extraheader',
    GIT_CONFIG_VALUE_0: 'secret',
    TOKENIZERS_PARALLELISM: 'false',
    KEYBOARD: 'own',
  };

  it('withholds credentials and command files', () => {
    expect(readCommandEnvironment([], env)).toEqual({
      PATH: '/bin',
      HOME: '/root',
      GITHUB_SHA: 'abc',
      TOKENIZERS_PARALLELISM: 'false',
      KEYBOARD: 'own',
      ORT_DISABLE_TELEMETRY: '1',
    });
  });

  it('passes what is asked for by name', () => {
    const passed = readCommandEnvironment(['AWS_SECRET_ACCESS_KEY', 'HF_TOKEN'], env);
    expect(passed).toMatchObject({ AWS_SECRET_ACCESS_KEY: 'secret', HF_TOKEN: 'secret' });
  });
});

describe('collectEnvironment', () => {
  it('digests the lock files beside the trainer', async () => {
    const directory = makeTemporaryFolder();
    mkdirSync(join(directory, 'train'));
    for (const name of [
      'train/uv.lock',
      'train/requirements-gpu.txt',
      'train/train.py',
      'package-lock.json',
    ]) {
      writeFileSync(join(directory, name), name);
    }
    const facts = await collectEnvironment({ directory, environment: { PATH: '' }, device: undefined });
    expect(facts.lockFiles).toEqual({
      'package-lock.json': digestOf('package-lock.json'),
      'train/requirements-gpu.txt': digestOf('train/requirements-gpu.txt'),
      'train/uv.lock': digestOf('train/uv.lock'),
    });
    expect(facts).toMatchObject({ gpus: [], device: 'cpu' });
  });

  it('lists GPUs as nvidia-smi names them', async () => {
    const directory = makeTemporaryFolder();
    writeFileSync(
      join(directory, 'nvidia-smi'),
      '#!/bin/sh\necho "NVIDIA A10, 550.90"\necho "NVIDIA A10, 550.90"\n',
      {
        mode: 0o755,
      },
    );
    const environment = { PATH: `${directory}:${process.env['PATH']}` };
    const facts = await collectEnvironment({ directory, environment, device: undefined });
    expect(facts).toMatchObject({ gpus: ['NVIDIA A10, 550.90', 'NVIDIA A10, 550.90'], device: 'cuda' });
  });
});

const NOWHERE = { apiUrl: 'https://api.invalid', repository: 'acme/house-price' };

describe('isTestReachable', () => {
  function ask(url: string, files: string[] = [], store?: string, forge = NOWHERE) {
    const directory = makeTemporaryFolder();
    for (const file of files) {
      mkdirSync(join(directory, file, '..'), { recursive: true });
      writeFileSync(join(directory, file), 'test');
    }
    const blob = { digest: digestOf('test'), size: 4 };
    const lock = { source: [{ url }], splits: { test: { blob } } };
    const pipeline = { model: 'm', data: store === undefined ? {} : { store } };
    return isTestReachable({ directory, pipeline, lock, forge, log: silentLogger });
  }

  it.each<[string, boolean, string, string[]]>([
    ['the source in the checkout', true, 'data/a.csv', ['data/a.csv']],
    ['a glob over a folder in the checkout', true, 'data/*.csv', ['data/a.csv']],
    ['a source that is not checked out', false, 'data/a.csv', []],
    ['a source on the open web', true, 'https://example.com/a.csv', []],
    ['a source that needs credentials', false, 's3://bucket/a.csv', []],
    ['a test split on disk', true, 's3://bucket/a.csv', ['.slipway/data/test.parquet']],
  ])('of %s is %s', async (_case, expected, url, files) => {
    expect(await ask(url, files)).toBe(expected);
  });

  it('looks into folder stores', async () => {
    const blob = `.slipway/store/blobs/sha256/${digestOf('test').slice(7)}`;
    expect(await ask('s3://b/a', [], 'file://.slipway/store')).toBe(false);
    expect(await ask('s3://b/a', [blob], 'file://.slipway/store')).toBe(true);
    expect(await ask('s3://b/a', [], 'oci://host/repository')).toBe(false);
  });

  it('looks into releases without a token, and a forge that cannot be asked counts as yes', async () => {
    const forge = await startForgeServer();
    const { apiUrl, repository, token } = forge;
    const release = { apiUrl, repository, token };
    const store = await openStore('release://', {
      directory: '/',
      credentials: { release },
      log: silentLogger,
    });
    const bytes = Buffer.from('test');
    await store.writeBlobs(batchOf({ digest: digestOf(bytes), size: 4 }, { bytes }));
    expect(await ask('s3://b/a', [], 'release://', forge)).toBe(false);
    forge.isPublic = true;
    expect(await ask('s3://b/a', [], 'release://', forge)).toBe(true);
    forge.fail({ operation: '/releases', answer: 403, message: 'API rate limit exceeded' });
    expect(await ask('s3://b/a', [], 'release://', forge)).toBe(true);
    forge.releases.length = 0;
    expect(await ask('s3://b/a', [], 'release://', forge)).toBe(false);
  });
});
