import fc from 'fast-check';
import { expect, test } from 'vitest';
import { silentLogger } from '../../../../kit/ground/log/logger.ts';
import { createGit } from '../../../../kit/host/git/git.ts';
import { listEnvironments, listModels, readEnvironment } from '../../../../kit/ml/registry/environments.ts';
import { readFromFolder, readFromGit } from '../../../../kit/ml/registry/source.ts';
import {
  compareVersions,
  mayBeNext,
  nextVersion,
  readVersion,
  readVersions,
} from '../../../../kit/ml/registry/versions.ts';
import { makeRepository } from '../../../helpers/git-repository.ts';

const SCHEMAS = 'https://slipway-mlops.github.io/slipway/schemas';
const DIGEST = `sha256:${'a'.repeat(64)}`;

const pointer = (environment: string, version: string, model = 'rent') =>
  JSON.stringify({ $schema: `${SCHEMAS}/environment-1.json`, model, environment, version, bundle: DIGEST });

const describe = (version: string, model = 'rent') =>
  JSON.stringify({
    $schema: `${SCHEMAS}/version-1.json`,
    model,
    version,
    bundle: DIGEST,
    store: 'file://store',
    signature: DIGEST,
    contract: DIGEST,
    data: { version: '1.0.0', lock: DIGEST },
    code: { commit: null },
    run: 'run',
    training: { command: 'builtin:linear', params: {}, seed: 42 },
    artefact: { digest: DIGEST, size: 1000 },
    operators: {},
  });

function makeRegistry() {
  const repository = makeRepository({
    'models/rent/environments/production.json': pointer('production', '1.2.0'),
    'models/rent/environments/staging.json': pointer('staging', '1.10.0'),
    'models/rent/environments/notes.txt': 'not a pointer',
    'models/rent/versions/1.2.0/version.json': describe('1.2.0'),
    'models/rent/versions/1.10.0/version.json': describe('1.10.0'),
    'models/rent/versions/1.10.0/model-card.md': '# Card',
    'models/rent/versions/draft/model-card.md': '# Not a version',
    'models/rents/environments/production.json': pointer('production', '9.0.0', 'rents'),
  });
  const { directory } = repository;
  const git = createGit({ directory, log: silentLogger });
  return { repository, sources: [readFromFolder(directory), readFromGit(git, 'main')] };
}

test('reads the same from the checkout and from a commit', async () => {
  for (const source of makeRegistry().sources) {
    expect(await readEnvironment(source, 'rent', 'production')).toMatchObject({ version: '1.2.0' });
    expect(await readEnvironment(source, 'rent', 'elsewhere')).toBeUndefined();
    expect(await listEnvironments(source, 'rent')).toEqual(['production', 'staging']);
    expect((await readVersions(source, 'rent')).map(({ version }) => version)).toEqual(['1.2.0', '1.10.0']);
    expect(await readVersion(source, 'rent', '3.0.0')).toBeUndefined();
    expect(await readVersions(source, 'nothing')).toEqual([]);
    expect(await listEnvironments(source, 'nothing')).toEqual([]);
  }
});

test('a commit is read whatever the checkout holds', async () => {
  const { repository, sources } = makeRegistry();
  repository.write({ 'models/rent/environments/production.json': pointer('production', '2.0.0') });
  const [folder, git] = sources;
  if (!folder || !git) throw new Error('no sources');
  expect((await readEnvironment(folder, 'rent', 'production'))?.version).toBe('2.0.0');
  expect((await readEnvironment(git, 'rent', 'production'))?.version).toBe('1.2.0');
});

test.each([
  ['{', /production\.json is not valid JSON/],
  ['{"version": "1.0.0"}', /does not fit its schema/],
  [pointer('production', 'latest'), /\/version is "latest" instead of a version such as 1\.2\.0/],
  [pointer('production', '1.0.0', 'other'), /points to model "other"/],
  [pointer('staging', '1.0.0'), /in environment "staging"/],
  [
    pointer('production', '1.0.0').replace('environment-1', 'environment-2'),
    /was written by a newer Slipway/,
  ],
])('explains the pointer %s', async (text, sentence) => {
  const { repository, sources } = makeRegistry();
  repository.write({ 'models/rent/environments/production.json': text });
  const [folder] = sources;
  await expect(folder && readEnvironment(folder, 'rent', 'production')).rejects.toThrow(sentence);
});

test('explains a version file that is another one’s', async () => {
  const { repository, sources } = makeRegistry();
  repository.write({ 'models/rent/versions/1.2.0/version.json': describe('1.3.0') });
  const [folder] = sources;
  await expect(folder && readVersion(folder, 'rent', '1.2.0')).rejects.toThrow(
    /describes model "rent" version 1\.3\.0\. Versions never change/,
  );
});

test('explains a version file that is another model’s', async () => {
  const { repository, sources } = makeRegistry();
  repository.write({ 'models/rent/versions/1.2.0/version.json': describe('1.2.0', 'rents') });
  const [folder] = sources;
  await expect(folder && readVersion(folder, 'rent', '1.2.0')).rejects.toThrow(
    /describes model "rents" version 1\.2\.0\. Versions never change/,
  );
});

test('a version that goes while the registry is read is none', async () => {
  const list = async () => ['models/rent/versions/1.2.0/version.json'];
  expect(await readVersions({ list, read: async () => undefined }, 'rent')).toEqual([]);
});

test.each([
  ['1.2.3', '1.2.3', 0],
  ['1.10.0', '1.9.9', 1],
  ['1.2.10', '1.2.9', 1],
  ['2.0.0', '1.9.9', 1],
  ['1.2.3', '2.0.0', -1],
  ['1.2.3', '1.3.0', -1],
])('%s beside %s', (a, b, sign) => {
  expect(Math.sign(compareVersions(a, b))).toBe(sign);
});

const previous = { version: '1.4.2', data: { version: '1.1.0' } };

test.each([
  ['the first', { taken: [], previous: undefined, breaks: false, dataVersion: '1.0.0' }, '1.0.0'],
  ['a break', { taken: [], previous, breaks: true, dataVersion: '1.1.0' }, '2.0.0'],
  ['a break with other data', { taken: [], previous, breaks: true, dataVersion: '1.2.0' }, '2.0.0'],
  ['other data', { taken: [], previous, breaks: false, dataVersion: '1.2.0' }, '1.5.0'],
  ['older data', { taken: [], previous, breaks: false, dataVersion: '1.0.0' }, '1.5.0'],
  ['the rest', { taken: [], previous, breaks: false, dataVersion: '1.1.0' }, '1.4.3'],
  ['a number taken', { taken: ['1.4.3', '1.4.4'], previous, breaks: false, dataVersion: '1.1.0' }, '1.4.5'],
])('numbers %s', (_, change, expected) => {
  expect(nextVersion(change)).toBe(expected);
});

test('a number is never given twice', () => {
  const version = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(3)).map((parts) => parts.join('.'));
  fc.assert(
    fc.property(fc.array(version), version, fc.boolean(), fc.boolean(), (taken, last, breaks, same) => {
      const previousOne = { version: last, data: { version: '1.0.0' } };
      const next = nextVersion({
        taken: [...taken, last],
        previous: previousOne,
        breaks,
        dataVersion: same ? '1.0.0' : '2.0.0',
      });
      expect([...taken, last]).not.toContain(next);
      expect(compareVersions(next, last)).toBeGreaterThan(0);
    }),
  );
});

test('the models are the folders with a pointer; a file beside them is none', async () => {
  const { repository, sources } = makeRegistry();
  repository.commit('Words', { 'models/README.md': '# Models', 'models/empty/README.md': '# Nothing yet' });
  for (const source of sources) expect(await listModels(source)).toEqual(['rent', 'rents']);
});

const proposal = {
  taken: ['1.0.0', '1.2.0', '1.2.1'],
  previous: { version: '1.2.1', data: { version: '3.0.0' } },
  breaks: false,
  dataVersion: '3.0.0',
};

test.each<[string, Partial<typeof proposal>, string[], string[]]>([
  ['a patch', {}, ['1.2.2', '1.2.9'], ['1.2.0', '1.2.1', '1.3.0', '1.3.2', '2.0.0', '2.2.2']],
  ['other data', { dataVersion: '3.1.0' }, ['1.3.0', '1.9.0'], ['1.2.2', '1.3.1', '1.1.0', '1.2.0', '2.0.0']],
  ['a break', { breaks: true }, ['2.0.0', '3.0.0'], ['1.2.2', '1.3.0', '2.1.0', '2.0.1', '1.0.0']],
])('a number that is proposed elsewhere may be that of %s, or not', (_, changes, fitting, others) => {
  const fits = (version: string) => mayBeNext(version, { ...proposal, ...changes });
  expect([...fitting, ...others].filter(fits)).toEqual(fitting);
});

test('a number that is proposed elsewhere may be that of the first version', () => {
  const first = { ...proposal, taken: ['1.0.0'], previous: undefined };
  const fits = (version: string) => mayBeNext(version, first);
  expect(['1.0.0', '1.1.0', '1.0.1', '2.0.0'].filter(fits)).toEqual(['1.1.0']);
});
