import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildOnce } from '../helpers/build-once.ts';
import { runBundle } from '../helpers/fake-runner.ts';
import { type PackagedProject, packageModel, promoteAndMerge } from '../helpers/package-model.ts';
import { promotionFiles } from '../helpers/registry-files.ts';
import { GOOD } from '../helpers/rent-model.ts';
import { makeSampleProject, type SampleProject } from '../helpers/sample-project.ts';

const NOTHING_YET = `sha256:${'0'.repeat(64)}`;
const STAGING = 'deploy/overlays/staging/bundle.yaml';
const PRODUCTION = 'deploy/overlays/production/bundle.yaml';

const manifest = (environment: string) => `# Which bundle ${environment} mounts.
image:   { reference: "registry.example/rent@${NOTHING_YET}" }   # slipway: rent/${environment}
other: "registry.example/node@sha256:${'c'.repeat(64)}"
`;

async function makeDeployed(files: Record<string, string> = {}): Promise<SampleProject> {
  const project = await makeSampleProject();
  project.repository.commit('Describe the cluster', {
    [STAGING]: manifest('staging'),
    [PRODUCTION]: manifest('production'),
    ...files,
  });
  return project;
}

/** The same with a model live in staging. */
const makeLive = buildOnce(async (): Promise<PackagedProject> => {
  const project = await makeDeployed();
  const digest = await packageModel(project, GOOD);
  await promoteAndMerge(project, digest, 'staging');
  return Object.assign(project, { digest });
});

const event = { repository: { default_branch: 'main' } };
const verify = (directory: string) => runBundle({ verb: 'verify', inputs: {}, directory, event });
const errorsOf = ({ annotations }: Awaited<ReturnType<typeof verify>>) =>
  annotations.filter(({ kind }) => kind === 'error').map(({ message }) => message);

test('a promotion and a rollback change the digest in the same commit as the pointer', async () => {
  const project = await makeLive();
  const { repository, directory, digest: first } = project;
  const changed = repository.git(
    'diff',
    '--name-only',
    'HEAD^1',
    'HEAD',
    '--',
    'deploy',
    'models/*/environments/*',
  );
  expect(changed.split('\n')).toEqual([STAGING, 'models/rent/environments/staging.json']);
  expect(readFileSync(join(directory, STAGING), 'utf8')).toBe(
    manifest('staging').replace(NOTHING_YET, first),
  );
  expect(readFileSync(join(directory, PRODUCTION), 'utf8')).toBe(manifest('production'));

  const second = await packageModel(project, { ...GOOD, rooms: 60 });
  await promoteAndMerge(project, second, 'staging');
  expect(readFileSync(join(directory, STAGING), 'utf8')).toBe(
    manifest('staging').replace(NOTHING_YET, second),
  );
  expect((await verify(directory)).outputs['verdict']).toBe('pass');

  const back = await runBundle({ verb: 'rollback', inputs: { environment: 'staging' }, directory });
  const branch = back.outputs['branch'] ?? '';
  expect(repository.remoteGit('diff', '--name-only', 'main', branch).split('\n')).toEqual([
    STAGING,
    'models/rent/environments/staging.json',
  ]);
  expect(repository.remoteGit('show', `${branch}:${STAGING}`)).toBe(
    manifest('staging').replace(NOTHING_YET, first).trimEnd(),
  );
});

test('a mark without a digest keeps a promotion from being proposed', async () => {
  const project = await makeDeployed({ [STAGING]: 'image: rent:latest # slipway: rent/staging\n' });
  const digest = await packageModel(project, GOOD);
  const result = await runBundle({
    verb: 'promote',
    inputs: { 'bundle-digest': digest, environment: 'staging' },
    directory: project.directory,
  });
  expect(result.exitCode).toBe(1);
  expect(errorsOf(result).join()).toContain(`${STAGING}: line 1 is marked and does not hold one digest.`);
  expect(project.repository.remoteGit('branch', '--list', 'slipway/*')).toBe('');
});

test('verify lets the zeros stand until something is promoted', async () => {
  const { directory } = await makeDeployed();
  const { exitCode, outputs } = await verify(directory);
  expect([exitCode, outputs['links-checked']]).toEqual([0, '2']);
});

test('verify tells of marks that name another model', async () => {
  const { directory } = await makeDeployed({
    'deploy/flats.yaml': `a: ${NOTHING_YET} # slipway: flats/staging\n`,
    'deploy/boats.yaml': `a: sha256:${'d'.repeat(64)} # slipway: boats/staging\n`,
    ...promotionFiles({
      model: 'boats',
      version: '1.0.0',
      environment: 'staging',
      bundle: `sha256:${'d'.repeat(64)}`,
    }),
  });
  const { exitCode, outputs, summary } = await verify(directory);
  expect([exitCode, outputs['links-checked']]).toEqual([0, '3']);
  expect(summary).toContain('marked for the model boats: verify that model too');
  expect(summary).toContain('The mark names the model "flats", of which nothing is promoted');
});

test.each([
  [
    'a digest that nothing promoted',
    { [PRODUCTION]: manifest('production').replace(NOTHING_YET, `sha256:${'d'.repeat(64)}`) },
    `broken at "${PRODUCTION}:2 → pointer": States sha256:ddd`,
  ],
  [
    'a mark of an environment that there is not',
    { 'deploy/prod.yaml': `a: ${NOTHING_YET} # slipway: rent/prod\n` },
    'The mark names the environment "prod", and pipeline.yaml has staging, production.',
  ],
  [
    'the digest of a model that the registry does not have, as a rename leaves it',
    { 'deploy/old.yaml': `a: sha256:${'d'.repeat(64)} # slipway: flats/staging\n` },
    'The mark names the model "flats", of which nothing is promoted; no promotion of rent changes this line. If the model was renamed, write rent/staging in the mark',
  ],
  [
    'a secret in the open',
    { 'deploy/base/secret.yaml': 'kind: Secret\nmetadata: { name: db }\nstringData: { password: x }\n' },
    'broken at "deploy/base/secret.yaml:1 → no plain secret": Secret "db" stands there for everyone to read.',
  ],
])('verify refuses %s', async (_, files, message) => {
  const { directory } = await makeDeployed(files);
  const result = await verify(directory);
  expect(result.exitCode).toBe(1);
  expect(errorsOf(result).join()).toContain(message);
});

test('verify refuses a digest that a person changed without the pointer', async () => {
  const project = await makeLive();
  const { digest } = project;
  const file = join(project.directory, STAGING);
  writeFileSync(file, readFileSync(file, 'utf8').replace(digest, `sha256:${'e'.repeat(64)}`));
  const result = await verify(project.directory);
  expect(result.exitCode).toBe(1);
  expect(errorsOf(result).join()).toContain(`staging points to ${digest}. Write ${digest} there`);
});

test('a mark that was taken out is pointed out; with another digest it is a broken link', async () => {
  const project = await makeLive();
  const { digest } = project;
  const text = readFileSync(join(project.directory, STAGING), 'utf8');
  const bare = text.replace(/ +# slipway: .*/, '');
  project.repository.git('checkout', '--quiet', '-b', 'tidy');
  project.repository.commit('Tidy up', { [STAGING]: bare });
  const { exitCode, result } = await verify(project.directory);
  expect(exitCode).toBe(0);
  const { links } = JSON.parse(JSON.stringify(result)).details;
  const notes = links.filter(({ state }: { state: string }) => state === 'unchecked');
  expect(notes).toMatchObject([
    { environment: 'staging', link: 'deploy/ → staging', detail: expect.stringContaining('rent/staging') },
    { environment: 'deploy', link: `${STAGING}:2 → a mark` },
    { environment: 'staging', link: `${STAGING} → a mark` },
  ]);
  project.repository.commit('Tidy more', { [STAGING]: bare.replace(digest, `sha256:${'e'.repeat(64)}`) });
  const changed = await verify(project.directory);
  expect(changed.exitCode).toBe(1);
  expect(errorsOf(changed).join()).toContain('# slipway: rent/staging');
});

test('secrets in any committed text are broken links, and large or binary files are let be', async () => {
  const password = 'DB_PASSWORD=hunter2\n';
  const { directory } = await makeDeployed({
    'deploy/.env': password,
    'deploy/alias.yaml': 'x: &a Secret\nkind: *a\ndata: { a: b }\n',
    'deploy/binary': `\0\n${password}`,
    'deploy/large.txt': password.repeat(60_000),
    'train/upload.py': `TOKEN = "ghp_${'a'.repeat(36)}"\n`,
  });
  const { exitCode, result } = await verify(directory);
  expect(exitCode).toBe(1);
  const { links } = JSON.parse(JSON.stringify(result)).details;
  const broken = links.filter(({ state }: { state: string }) => state === 'broken');
  expect(broken.map(({ link }: { link: string }) => link)).toEqual([
    'deploy/.env:1 → no plain secret',
    'deploy/alias.yaml:1 → no plain secret',
    'train/upload.py:1 → no plain secret',
  ]);
});
