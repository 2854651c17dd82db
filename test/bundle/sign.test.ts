import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { canonicalJson } from '../../kit/format/manifest/canonical-json.ts';
import { buildOnce } from '../helpers/build-once.ts';
import { runBundle } from '../helpers/fake-runner.ts';
import { promoteAndMerge } from '../helpers/package-model.ts';
import { GOOD } from '../helpers/rent-model.ts';
import { makeSampleProject, type SampleProject } from '../helpers/sample-project.ts';
import { makeSigningKeys } from '../helpers/signing-keys.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { startRunningService } from './running-service.ts';

const KEY = makeSigningKeys();
const OTHER = makeSigningKeys();
const VERSION = 'models/rent/versions/1.0.0';

let project: SampleProject;

const startProject = buildOnce(makeSampleProject);

beforeEach(async () => {
  project = await startProject();
});

/** Commits public keys, and whether signatures are required, to the project's main branch. */
function trust(keys: Record<string, string>, required = false): void {
  const files = Object.entries(keys).map(([name, pem]) => [`models/keys/${name}.pem`, pem]);
  const pipeline = readFileSync(join(project.directory, 'pipeline.yaml'), 'utf8');
  const sign = required ? 'sign: { required: true }\n' : '';
  project.repository.commit('Trust', { ...Object.fromEntries(files), 'pipeline.yaml': pipeline + sign });
  project.repository.git('push', '--quiet', 'origin', 'main');
}

async function packageSigned(key: string | undefined = KEY.privateKey, weights = GOOD) {
  const artifact = await project.evaluate(weights);
  const env = key === undefined ? {} : { SLIPWAY_SIGNING_KEY: key };
  return runBundle({ verb: 'package', inputs: { artifact }, directory: project.directory, env });
}

const promote = (digest = '', environment = 'staging') =>
  runBundle({
    verb: 'promote',
    inputs: { 'bundle-digest': digest, environment },
    directory: project.directory,
  });

const verify = (inputs: Record<string, string> = {}, directory = project.directory) =>
  runBundle({ verb: 'verify', inputs, directory });

async function promoteSigned(): Promise<void> {
  const { outputs } = await packageSigned();
  await promoteAndMerge(project, outputs['bundle-digest'] ?? '', 'staging');
}

test('a signed model is promoted with its signatures and verified offline', async () => {
  trust({ team: KEY.publicKey }, true);
  const packed = await packageSigned();
  expect(packed.stdout).not.toContain('::error');
  expect(packed.outputs['signed']).toBe('true');
  expect(packed.stdout).not.toContain('PRIVATE KEY');
  const { summary, result } = await promote(packed.outputs['bundle-digest']);
  expect(summary + JSON.stringify(result)).toContain('models/keys/team.pem');
  await promoteAndMerge(project, packed.outputs['bundle-digest'] ?? '', 'staging');
  const clone = project.repository.clone().directory;
  for (const name of ['statement.json', 'statement.sigstore.json', 'model.sig'])
    expect(existsSync(join(clone, VERSION, name))).toBe(true);
  const { exitCode, summary: lineage, result: verified } = await verify({}, clone);
  expect(lineage).toContain('model.sig → bundle');
  expect(JSON.stringify(verified)).not.toMatch(/broken|unchecked/);
  expect(exitCode).toBe(0);
});

test('a signature does not change the digest, and signing again adds none', async () => {
  const unsigned = await packageSigned('');
  const first = await packageSigned();
  const index = join(
    project.storeFolder,
    `referrers/sha256/${first.outputs['bundle-digest']?.slice(7)}.json`,
  );
  const listed = readFileSync(index, 'utf8');
  const second = await packageSigned();
  expect(unsigned.outputs['signed']).toBe('false');
  expect(first.outputs['bundle-digest']).toBe(unsigned.outputs['bundle-digest']);
  expect(second.outputs).toEqual(first.outputs);
  expect(readFileSync(index, 'utf8')).toBe(listed);
});

test('the statement names bundle, files, code, data and run', async () => {
  await promoteSigned();
  const statement = JSON.parse(readFileSync(join(project.directory, VERSION, 'statement.json'), 'utf8'));
  const version = JSON.parse(readFileSync(join(project.directory, VERSION, 'version.json'), 'utf8'));
  expect(statement).toMatchObject({
    _type: 'https://in-toto.io/Statement/v1',
    predicateType: 'https://slsa.dev/provenance/v1',
  });
  expect(statement.subject[0]).toEqual({ name: 'rent', digest: { sha256: version.bundle.slice(7) } });
  expect(statement.subject.map(({ name }: { name: string }) => name)).toContain('models/evaluation.json');
  const { resolvedDependencies } = statement.predicate.buildDefinition;
  const gitCommit = version.code.commit;
  const gitTree = project.repository.git('rev-parse', `${gitCommit}^{tree}`);
  expect(resolvedDependencies).toContainEqual(
    expect.objectContaining({ name: 'code', digest: { gitCommit, gitTree } }),
  );
  expect(resolvedDependencies).toContainEqual({
    name: 'data.lock.json',
    digest: { sha256: version.data.lock.slice(7) },
    annotations: { version: '1.0.0', dataset: project.data.lock.dataset },
  });
  expect(statement.predicate.runDetails.metadata.invocationId).toBe(version.run);
  expect(JSON.stringify(statement)).not.toMatch(/20\d\d-\d\d-\d\dT/);
});

test('without keys and signatures a version has its statement alone, and verifies', async () => {
  const { outputs } = await packageSigned('');
  await promoteAndMerge(project, outputs['bundle-digest'] ?? '', 'staging');
  expect(existsSync(join(project.directory, VERSION, 'statement.json'))).toBe(true);
  expect(existsSync(join(project.directory, VERSION, 'model.sig'))).toBe(false);
  expect((await verify()).exitCode).toBe(0);
});

test('keys may change: what an older key signed holds while that key is trusted', async () => {
  trust({ old: KEY.publicKey });
  await promoteSigned();
  trust({ new: OTHER.publicKey });
  expect((await verify()).exitCode).toBe(0);
  rmSync(join(project.directory, 'models/keys/old.pem'));
  const { exitCode, annotations } = await verify();
  expect(exitCode).toBe(1);
  expect(annotations[0]?.message).toMatch(
    /model\.sig was made with the key [0-9a-f]{12}, .*models\/keys\/new\.pem/,
  );
});

test('a signature nobody can check is unchecked where none is required, and broken where one is', async () => {
  trust({ team: KEY.publicKey });
  await promoteSigned();
  rmSync(join(project.directory, 'models/keys/team.pem'));
  const lax = await verify();
  expect(lax.exitCode).toBe(0);
  expect(lax.summary).toContain('models/keys holds no public key');
  const strict = await verify({ 'require-signature': 'true' });
  expect(strict.exitCode).toBe(1);
  expect(strict.annotations[0]?.message).toMatch(/trusted keys.*signatures are required\. Add one/);
});

/** A checkout of a project whose one version is signed, as it has to be. */
interface Checkout {
  file(name: string): string;
  edit(name: string, change: (text: string) => string): void;
  keyFile: string;
}

const faults: [string, (checkout: Checkout) => void, RegExp][] = [
  [
    'a stripped signature',
    ({ file }) => rmSync(file('model.sig')),
    /model\.sig does not exist, and the version has to be/,
  ],
  [
    'both signatures stripped',
    ({ file }) => {
      for (const name of ['model.sig', 'statement.sigstore.json']) rmSync(file(name));
    },
    /model\.sig does not exist, and the version has to be signed/,
  ],
  [
    'another key',
    ({ keyFile }) => writeFileSync(keyFile, OTHER.publicKey),
    /was made with the key [0-9a-f]{12}, which is not one of those trusted here/,
  ],
  [
    'a private key among the public ones',
    ({ keyFile }) => writeFileSync(keyFile, KEY.privateKey),
    /models\/keys\/team\.pem holds a private key/,
  ],
  [
    'a signed list of files that was changed',
    ({ edit }) =>
      edit('model.sig', (text) => {
        const bundle = JSON.parse(text);
        const payload = Buffer.from(bundle.dsseEnvelope.payload, 'base64').toString();
        bundle.dsseEnvelope.payload = Buffer.from(payload.replace('run.json', 'ran.json')).toString('base64');
        return JSON.stringify(bundle);
      }),
    /model\.sig was changed after it was signed: the signature does not fit with models\/keys\/team\.pem/,
  ],
  [
    'a statement of another commit',
    ({ edit }) =>
      edit('statement.json', (text) =>
        text.replace(/"gitCommit": "\w+"/, `"gitCommit": "${'0'.repeat(40)}"`),
      ),
    /statement\.json states 0{40} for code \(gitCommit\), and the bundle says/,
  ],
  [
    'a statement that is gone',
    ({ file }) => rmSync(file('statement.json')),
    /statement\.json does not exist/,
  ],
  [
    'the signed statement in the place of the signature',
    ({ file }) => writeFileSync(file('model.sig'), readFileSync(file('statement.sigstore.json'))),
    /The statement in .*model\.sig does not fit its schema/,
  ],
];

describe('verify names the broken link', () => {
  let promoted: SampleProject;

  beforeAll(async () => {
    promoted = await makeSampleProject();
    project = promoted;
    trust({ team: KEY.publicKey }, true);
    await promoteSigned();
  });

  test.each(faults)('%s', async (_, spoil, sentence) => {
    const directory = join(makeTemporaryFolder('spoiled'), 'work');
    cpSync(promoted.directory, directory, { recursive: true });
    const file = (name: string) => join(directory, VERSION, name);
    spoil({
      file,
      edit: (name, change) => writeFileSync(file(name), change(readFileSync(file(name), 'utf8'))),
      keyFile: join(directory, 'models/keys/team.pem'),
    });
    const { exitCode, annotations } = await verify({}, directory);
    expect(exitCode).toBe(1);
    expect(annotations[0]?.message).toMatch(sentence);
  });
});

test('promote refuses what nobody trusted has signed, where signatures are required', async () => {
  const { outputs } = await packageSigned('');
  trust({ team: KEY.publicKey }, true);
  const unsigned = await promote(outputs['bundle-digest']);
  expect(unsigned.exitCode).toBe(1);
  expect(unsigned.annotations[0]?.message).toMatch(
    /^Bundle [0-9a-f]{12} is not signed, and has to be\. Package the model again with SLIPWAY_SIGNING_KEY/,
  );
  const { outputs: strange } = await packageSigned(OTHER.privateKey);
  const stranger = await promote(strange['bundle-digest']);
  expect(stranger.annotations[0]?.message).toMatch(/is signed by none of the keys in models\/keys/);
  expect((await packageSigned()).outputs).toEqual(strange);
  expect((await promote(strange['bundle-digest'])).exitCode).toBe(0);
});

/** A model that was live in both environments before anybody signed. */
async function promoteUnsigned(): Promise<string> {
  const { outputs } = await packageSigned('');
  const digest = outputs['bundle-digest'] ?? '';
  await promoteAndMerge(project, digest, 'staging');
  return digest;
}

test('what was live before may be exempt by its digest, and nothing else can take its place', async () => {
  const digest = await promoteUnsigned();
  const { outputs: other } = await packageSigned('', { ...GOOD, size: 9 });
  trust({ team: KEY.publicKey }, true);
  const refused = await verify();
  expect(refused.annotations[0]?.message).toContain(`list ${digest} in sign.exempt of pipeline.yaml`);
  const again = await promote(digest, 'production');
  expect(again.annotations.map(({ message }) => message)).toEqual([
    expect.stringMatching(/model\.sig does not exist, and the version has to be signed/),
  ]);

  const file = join(project.directory, 'pipeline.yaml');
  const text = readFileSync(file, 'utf8').replace('required: true', `required: true, exempt: ["${digest}"]`);
  project.repository.commit('Exempt what was live', { 'pipeline.yaml': text });
  const exempt = await verify();
  expect(exempt.exitCode, exempt.stdout).toBe(0);
  expect(exempt.summary).toContain('lists its bundle');
  expect((await promote(digest, 'production')).exitCode).toBe(0);

  const unlisted = await promote(other['bundle-digest']);
  expect(unlisted.annotations[0]?.message).toMatch(/is not signed, and has to be/);
});

test('promote believes the keys of the base branch, not those of the checkout', async () => {
  const { outputs } = await packageSigned(OTHER.privateKey);
  trust({ team: KEY.publicKey }, true);
  writeFileSync(join(project.directory, 'models/keys/team.pem'), OTHER.publicKey);
  const { exitCode, annotations } = await promote(outputs['bundle-digest']);
  expect(exitCode).toBe(1);
  expect(annotations[0]?.message).toMatch(/is signed by none of the keys/);
});

test('package needs the key where signatures are required', async () => {
  trust({ team: KEY.publicKey }, true);
  const { exitCode, annotations, outputs } = await packageSigned('');
  expect(exitCode).toBe(1);
  expect(outputs).toEqual({});
  expect(annotations[0]?.message).toMatch(/SLIPWAY_SIGNING_KEY is not set\. Pass the private key/);
});

test('a key that is none ends the step before anything is published', async () => {
  const { exitCode, annotations, stdout } = await packageSigned('hunter2-hunter2');
  expect(exitCode).toBe(1);
  expect(annotations[0]?.message).toMatch(/SLIPWAY_SIGNING_KEY is not a private key in PEM/);
  expect(stdout.replaceAll('::add-mask::hunter2-hunter2', '')).not.toContain('hunter2');
  expect(existsSync(join(project.storeFolder, 'blobs'))).toBe(false);
});

describe('a pull request that brings its own trust', () => {
  /** The checkout of a pull request that puts version 1.0.0, signed by a stranger, live. */
  async function propose(files: (digest: string) => Record<string, string>) {
    const { outputs } = await packageSigned(OTHER.privateKey);
    trust({ other: OTHER.publicKey });
    const promoted = await promote(outputs['bundle-digest']);
    const { repository, directory } = project;
    repository.git('fetch', '--quiet');
    const proposed = `origin/${promoted.outputs['branch']}`;
    rmSync(join(directory, 'models/keys/other.pem'));
    trust({ team: KEY.publicKey }, true);
    repository.git('merge', '--quiet', '--no-edit', proposed);
    repository.write(files(outputs['bundle-digest'] ?? ''));
    repository.git('add', '--all');
    repository.git('commit', '--quiet', '--message', 'Trust me');
    return runBundle({
      verb: 'verify',
      // On a pull request the project itself may not name a folder outside of it.
      inputs: { store: pathToFileURL(project.storeFolder).href },
      directory,
      event: { pull_request: { base: { ref: 'main' } } },
      env: { GITHUB_EVENT_NAME: 'pull_request' },
    });
  }

  const pipeline = () => readFileSync(join(project.directory, 'pipeline.yaml'), 'utf8');

  test.each<[string, (digest: string) => Record<string, string>]>([
    ['a key', () => ({ 'models/keys/mine.pem': OTHER.publicKey })],
    [
      'an exemption',
      (digest) => ({
        'pipeline.yaml': pipeline().replace('required: true', `required: true, exempt: ["${digest}"]`),
      }),
    ],
    ['no policy', () => ({ 'pipeline.yaml': pipeline().replace('required: true', 'required: false') })],
  ])('puts nothing live by it: %s', async (_what, files) => {
    const { exitCode, result, stdout } = await propose(files);
    expect(exitCode, stdout).toBe(1);
    expect(JSON.parse(JSON.stringify(result)).details.links).toContainEqual(
      expect.objectContaining({ link: 'version 1.0.0 → the keys of the branch it goes to', state: 'broken' }),
    );
  });
});

test('check holds what the service holds', async () => {
  const { outputs } = await packageSigned('');
  trust({ team: KEY.publicKey }, true);
  const inputs = { 'bundle-digest': outputs['bundle-digest'] ?? '' };
  const { exitCode, annotations } = await runBundle({ verb: 'check', inputs, directory: project.directory });
  expect(exitCode).toBe(1);
  expect(annotations[0]?.message).toMatch(/is not served: signatures are required, and none was found/);
});

test('a service that follows goes on with what is signed when an unsigned or foreign version is merged', async () => {
  trust({ team: KEY.publicKey, other: OTHER.publicKey });
  await promoteSigned();
  const { outputs: unsigned } = await packageSigned('', { ...GOOD, size: 9 });
  await promoteAndMerge(project, unsigned['bundle-digest'] ?? '', 'production');
  const { outputs: foreign } = await packageSigned(OTHER.privateKey, { ...GOOD, size: 8 });
  const third = await promoteAndMerge(project, foreign['bundle-digest'] ?? '', 'production');
  rmSync(join(project.directory, 'models/keys/other.pem'));
  trust({ team: KEY.publicKey }, true);
  const { directory, repository } = project;
  const service = await startRunningService({
    directory,
    inputs: { environment: 'staging', follow: 'true', 'poll-seconds': '0.1' },
  });
  for (const [version, bundle] of [
    ['1.0.1', unsigned['bundle-digest']],
    [third, foreign['bundle-digest']],
  ]) {
    const pointer = 'models/rent/environments/staging.json';
    const text = JSON.parse(readFileSync(join(directory, pointer), 'utf8'));
    repository.commit(`Point to ${version}`, { [pointer]: canonicalJson({ ...text, version, bundle }) });
    repository.git('push', '--quiet', 'origin', 'main');
    const health = await waitFor({
      what: `${version} is refused`,
      look: async () => {
        const text = await (await fetch(`${service.url}/health`)).text();
        return text.includes(`versions/${version}/model.sig`) || text.includes('none was found')
          ? text
          : undefined;
      },
    });
    expect(JSON.parse(health)).toMatchObject({ status: 'degraded', model: { version: '1.0.0' } });
  }
  await service.stop();
});
