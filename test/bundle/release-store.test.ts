import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from '../../scripts/find-node.mjs';
import { runBundle } from '../helpers/fake-runner.ts';
import { type ForgeServer, startForgeServer } from '../helpers/forge-server.ts';
import { makeRepository, type TestRepository } from '../helpers/git-repository.ts';
import { makeSigningKeys } from '../helpers/signing-keys.ts';

const PIPELINE = `model: house-price
task: regression
data:
  source: data/houses.csv
  contract: data/contract.json
  store: release://
train: { command: "builtin:linear" }
evaluate: { primary: rmse }
environments: [staging]
`;

const TEMPLATE = join(ROOT, 'template-repo/data');
const KEY = makeSigningKeys();

interface Project {
  forge: ForgeServer;
  repository: TestRepository;
  run(verb: string, inputs?: Record<string, string>, settings?: Settings): ReturnType<typeof runBundle>;
}

interface Settings {
  directory?: string;
  env?: Record<string, string | undefined>;
}

/** A project on GitHub whose releases are immutable. */
async function makeProject(): Promise<Project> {
  const repository = makeRepository({
    '.gitignore': '.slipway/\n',
    'pipeline.yaml': PIPELINE,
    'data/contract.json': readFileSync(join(TEMPLATE, 'contract.json'), 'utf8'),
    'data/houses.csv': readFileSync(join(TEMPLATE, 'windsor-houses.csv'), 'utf8'),
    'models/keys/team.pem': KEY.publicKey,
  });
  const forge = await startForgeServer({ immutableReleases: true, remote: repository.remote });
  const run: Project['run'] = (verb, inputs = {}, { directory = repository.directory, env = {} } = {}) =>
    runBundle({
      verb,
      inputs,
      directory,
      env: {
        GITHUB_API_URL: forge.apiUrl,
        GITHUB_REPOSITORY: forge.repository,
        GITHUB_TOKEN: forge.token,
        ...(verb === 'package' ? { SLIPWAY_SIGNING_KEY: KEY.privateKey } : {}),
        ...env,
      },
    });
  return { forge, repository, run };
}

/** The outputs of a step that must end well. */
async function outputsOf(step: ReturnType<typeof runBundle>): Promise<Readonly<Record<string, string>>> {
  const { exitCode, outputs, stdout, stderr } = await step;
  if (exitCode !== 0) throw new Error(`A step failed: ${stdout}\n${stderr}`);
  return outputs;
}

async function packageModel({ run }: Project): Promise<{ artifact: string; bundle: string }> {
  const { artifact: trained = '' } = await outputsOf(run('train'));
  const { artifact = '' } = await outputsOf(run('evaluate', { artifact: trained }));
  const { 'bundle-digest': bundle = '' } = await outputsOf(run('package', { artifact }));
  return { artifact, bundle };
}

test('the whole cycle runs on the releases of the repository, two of them, and again without another', async () => {
  const project = await makeProject();
  const { forge, repository, run } = project;
  await outputsOf(run('ingest', { commit: 'none' }));
  repository.commit('Data');
  const { artifact, bundle } = await packageModel(project);
  expect(forge.releases.map(({ title }) => title)).toEqual([
    expect.stringMatching(/^Slipway: data 1\.0\.0 of house-price \(blobs-/),
    expect.stringMatching(/^Slipway: bundle of house-price \(bundle-/),
  ]);
  const promoted = await outputsOf(run('promote', { 'bundle-digest': bundle, environment: 'staging' }));
  repository.merge(promoted['branch'] ?? '');
  repository.git('pull', '--quiet', '--ff-only');

  // Another machine, which has nothing but the clone and the releases.
  const { directory } = repository.clone();
  const verified = await run('verify', { 'require-signature': 'true' }, { directory });
  expect(verified.outputs['verdict']).toBe('pass');
  expect(JSON.stringify(verified.result)).not.toContain('unchecked');
  const restored = await outputsOf(run('ingest', { restore: 'true' }, { directory }));
  expect(restored['data-version']).toBe('1.0.0');

  expect((await outputsOf(run('ingest', { commit: 'none' })))['changed']).toBe('false');
  expect((await outputsOf(run('package', { artifact })))['bundle-digest']).toBe(bundle);
  expect(forge.releases.map(({ draft, immutable }) => ({ draft, immutable }))).toEqual([
    { draft: false, immutable: true },
    { draft: false, immutable: true },
  ]);
});

test('splits that the releases lost come back by the next ingest, in one release', async () => {
  const { forge, repository, run } = await makeProject();
  await outputsOf(run('ingest', { commit: 'none' }));
  repository.commit('Data');
  const [release] = forge.releases.splice(0);
  forge.burntTags.add(release?.tag ?? '');
  const { exitCode, outputs } = await run('ingest', { commit: 'none' });
  expect(exitCode).toBe(0);
  expect(outputs['changed']).toBe('false');
  expect(forge.releases).toHaveLength(1);
  await outputsOf(run('ingest', { restore: 'true' }, { directory: repository.clone().directory }));
});

test('without a token a private store is not read, and the sentence says what to set', async () => {
  const { forge, repository, run } = await makeProject();
  await outputsOf(run('ingest', { commit: 'none' }));
  repository.commit('Data');
  const settings = { directory: repository.clone().directory, env: { GITHUB_TOKEN: undefined } };
  const refused = await run('ingest', { restore: 'true' }, settings);
  expect(refused.exitCode).toBe(1);
  expect(refused.annotations[0]?.message).toMatch(/there is no public repository .*set GITHUB_TOKEN/);
  forge.isPublic = true;
  await outputsOf(run('ingest', { restore: 'true' }, settings));
});
