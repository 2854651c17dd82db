import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { provideTool } from '../../../scripts/install-tools.mjs';
import { runBundle } from '../../helpers/fake-runner.ts';
import { promoteAndMerge } from '../../helpers/package-model.ts';
import { GOOD } from '../../helpers/rent-model.ts';
import { makeSampleProject } from '../../helpers/sample-project.ts';
import { makeSigningKeys } from '../../helpers/signing-keys.ts';
import { makeTemporaryFolder } from '../../helpers/temporary-folder.ts';
import { startOpenRegistry } from '../open-registry.ts';

const KEYS = makeSigningKeys();
const TRUSTED = writeKey(KEYS.publicKey);
const STRANGER = writeKey(makeSigningKeys().publicKey);

let directory: string;
let image: string;
let artifact: string;

// A model that was packaged into a registry, signed, and promoted.
beforeAll(async () => {
  const host = await startOpenRegistry();
  const project = await makeSampleProject();
  directory = project.directory;
  const store = `oci://${host}/team/models`;
  const pipeline = `model: rent\ntask: regression\ndata: { store: "${store}" }\n`;
  project.repository.commit('Trust', { 'models/keys/team.pem': KEYS.publicKey, 'pipeline.yaml': pipeline });
  project.repository.git('push', '--quiet', 'origin', 'main');
  artifact = await project.evaluate(GOOD);
  const env = { SLIPWAY_SIGNING_KEY: KEYS.privateKey };
  const { outputs } = await runBundle({ verb: 'package', inputs: { artifact }, directory, env });
  const digest = outputs['bundle-digest'] ?? '';
  image = `${host}/team/models@${digest}`;
  await promoteAndMerge(project, digest, 'staging');
});

function writeKey(pem: string): string {
  const file = join(makeTemporaryFolder('keys'), 'public.pem');
  writeFileSync(file, pem);
  return file;
}

/** Nothing here is in a public log: the key alone is what is trusted. */
function cosign(verb: string, ...args: string[]) {
  const env = { ...process.env, HOME: makeTemporaryFolder('home') };
  const all = [verb, '--type', 'slsaprovenance1', '--insecure-ignore-tlog', ...args];
  const { status, stdout, stderr } = spawnSync(provideTool('cosign'), all, { encoding: 'utf8', env });
  return { status, stdout, stderr };
}

test('cosign finds the provenance of a bundle in its registry and verifies it by the public key', () => {
  const args = ['--allow-insecure-registry', image];
  const { status, stdout, stderr } = cosign('verify-attestation', '--key', TRUSTED, ...args);
  expect(stderr).toContain('The signatures were verified against the specified public key');
  expect(status).toBe(0);
  const statement = JSON.parse(Buffer.from(JSON.parse(stdout).payload, 'base64').toString());
  expect(`sha256:${statement.subject[0].digest.sha256}`).toBe(image.split('@')[1]);
  expect(cosign('verify-attestation', '--key', STRANGER, ...args).status).not.toBe(0);
});

test('cosign verifies a model file by the statement in Git, without a registry', () => {
  const statement = join(directory, 'models/rent/versions/1.0.0/statement.sigstore.json');
  const model = join(directory, '.slipway/artifacts', artifact, 'model.onnx');
  const check = (key: string, file: string) =>
    cosign('verify-blob-attestation', '--key', key, '--bundle', statement, file);
  const { status, stderr } = check(TRUSTED, model);
  expect(stderr).toContain('Verified OK');
  expect(status).toBe(0);
  expect(check(STRANGER, model).status).not.toBe(0);
  const other = join(makeTemporaryFolder('other'), 'model.onnx');
  writeFileSync(other, 'another model');
  expect(check(TRUSTED, other).status).not.toBe(0);
});
