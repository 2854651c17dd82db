import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collectEnvironment } from '../../../action-train/src/train/collect-environment.ts';
import { computeRunKey } from '../../../action-train/src/train/compute-run-key.ts';
import { readCommandEnvironment } from '../../../kit/action/command-environment.ts';
import { digestOf } from '../../../kit/format/manifest/digest.ts';
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

  it('refuses a CUDA device that the machine does not have, and believes what it cannot ask for', async () => {
    const directory = makeTemporaryFolder();
    const environment = { PATH: '' };
    await expect(collectEnvironment({ directory, environment, device: 'cuda' })).rejects.toThrow(
      'The input "device" is "cuda", and nvidia-smi finds no GPU on this machine.',
    );
    expect(await collectEnvironment({ directory, environment, device: 'tpu' })).toMatchObject({
      device: 'tpu',
    });
    writeFileSync(join(directory, 'nvidia-smi'), '#!/bin/sh\necho "NVIDIA A10, 550.90"\n', { mode: 0o755 });
    const found = { PATH: `${directory}:${process.env['PATH']}` };
    expect(await collectEnvironment({ directory, environment: found, device: 'cuda:0' })).toMatchObject({
      device: 'cuda:0',
    });
    await expect(collectEnvironment({ directory, environment: found, device: 'cuda:1' })).rejects.toThrow(
      'nvidia-smi finds 1 GPU on this machine',
    );
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
