import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { isDigest } from '../../kit/format/manifest/digest.ts';
import { openBundle } from '../../kit/ml/bundle/open-bundle.ts';
import { runBundle } from '../helpers/fake-runner.ts';
import { promoteAndMerge } from '../helpers/package-model.ts';
import { GOOD } from '../helpers/rent-model.ts';
import { makeSampleProject, type SampleProject } from '../helpers/sample-project.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { provideEnvironment } from './python-environment.ts';

const VERSION = 'models/rent/versions/1.0.0';

/** Version 1.1.1 imports pyOpenSSL, which nothing it requires installs any more. */
const modelSigning = () =>
  join(provideEnvironment('model-signing==1.1.1', 'pyOpenSSL==26.4.0'), 'model_signing');

let project: SampleProject;
let unpacked: string;
const keys = makeTemporaryFolder('keys');
const privateKey = join(keys, 'private.pem');
const publicKey = join(keys, 'public.pem');

// The keys are made as docs/signing.md says.
beforeAll(async () => {
  const generate = ['genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', privateKey];
  execFileSync('openssl', generate, { stdio: 'ignore' });
  execFileSync('openssl', ['pkey', '-in', privateKey, '-pubout', '-out', publicKey]);
  project = await makeSampleProject();
  project.repository.commit('Trust', { 'models/keys/team.pem': readFileSync(publicKey, 'utf8') });
  project.repository.git('push', '--quiet', 'origin', 'main');
  const artifact = await project.evaluate(GOOD);
  const env = { SLIPWAY_SIGNING_KEY: readFileSync(privateKey, 'utf8') };
  const { outputs } = await runBundle({
    verb: 'package',
    inputs: { artifact },
    directory: project.directory,
    env,
  });
  const digest = outputs['bundle-digest'] ?? '';
  if (!isDigest(digest)) throw new Error(`no digest: ${digest}`);
  await promoteAndMerge(project, digest, 'staging');
  unpacked = (await openBundle({ store: project.store, digest, directory: makeTemporaryFolder('bundle') }))
    .directory;
});

function verifyByOpenssf(folder: string, signature: string) {
  const args = ['verify', 'key', '--public_key', publicKey, '--signature', signature, folder];
  const { status, stdout, stderr } = spawnSync(modelSigning(), args, { encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

describe('OpenSSF model signing', () => {
  test('verifies our signature over the unpacked bundle', () => {
    const { status, said } = verifyByOpenssf(unpacked, join(project.directory, VERSION, 'model.sig'));
    expect(said).toContain('Verification succeeded');
    expect(status).toBe(0);
  });

  test('refuses our signature over a folder in which a file was changed', () => {
    const folder = join(makeTemporaryFolder('changed'), 'model');
    cpSync(unpacked, folder, { recursive: true });
    writeFileSync(join(folder, 'evaluation.json'), '{}');
    const { status, said } = verifyByOpenssf(folder, join(project.directory, VERSION, 'model.sig'));
    expect(status).not.toBe(0);
    expect(said).toContain("Hash mismatch for 'evaluation.json'");
  });

  test('makes a signature that verify takes in the place of ours', async () => {
    const directory = join(makeTemporaryFolder('work'), 'work');
    cpSync(project.directory, directory, { recursive: true });
    const signature = join(makeTemporaryFolder('signature'), 'model.sig');
    const args = ['sign', 'key', '--private_key', privateKey, '--signature', signature, unpacked];
    execFileSync(modelSigning(), args, { stdio: 'ignore' });
    copyFileSync(signature, join(directory, VERSION, 'model.sig'));
    const inputs = { 'require-signature': 'true' };
    const taken = await runBundle({ verb: 'verify', inputs, directory });
    expect(taken.stdout).not.toContain('::error');
    expect(taken.summary).toContain('model.sig → bundle');
    expect(taken.exitCode).toBe(0);
  });

  test('makes a signature of another model, which verify refuses, naming the file', async () => {
    const directory = join(makeTemporaryFolder('work'), 'work');
    cpSync(project.directory, directory, { recursive: true });
    const other = join(makeTemporaryFolder('other'), 'model');
    cpSync(unpacked, other, { recursive: true });
    writeFileSync(join(other, 'golden.json'), '{}');
    const signature = join(directory, VERSION, 'model.sig');
    const args = ['sign', 'key', '--private_key', privateKey, '--signature', signature, other];
    execFileSync(modelSigning(), args, { stdio: 'ignore' });
    const { exitCode, annotations } = await runBundle({ verb: 'verify', directory });
    expect(exitCode).toBe(1);
    expect(annotations[0]?.message).toMatch(/its file golden\.json is not the one that was signed/);
  });
});
