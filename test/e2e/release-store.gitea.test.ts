import { join } from 'node:path';
import Type from 'typebox';
import { beforeAll, expect, test } from 'vitest';
import { DataLockSchema, SPLIT_NAMES } from '../../kit/format/manifest/data-lock.ts';
import { type Digest, digestOf } from '../../kit/format/manifest/digest.ts';
import { readManifest } from '../../kit/format/manifest/parse-manifest.ts';
import { silentLogger } from '../../kit/ground/log/logger.ts';
import { SIGSTORE_BUNDLE_TYPE } from '../../kit/ml/sign/envelope.ts';
import { openStore } from '../../kit/ml/store/open-store.ts';
import type { Store } from '../../kit/ml/store/store.ts';
import { batchOf } from '../helpers/batch-of.ts';
import { makeSigningKeys } from '../helpers/signing-keys.ts';
import { callVerb, cloneForVerbs } from './gitea/call-verb.ts';
import { type HostedProject, hostProject, withPushRight } from './gitea/host-project.ts';
import { openGit } from './gitea/push-folder.ts';
import { startForge } from './gitea/start-forge.ts';

const ReleaseSchema = Type.Object({
  id: Type.Integer(),
  tag_name: Type.String(),
  name: Type.String(),
  draft: Type.Boolean(),
  prerelease: Type.Boolean(),
  assets: Type.Array(Type.Object({ name: Type.String(), size: Type.Integer() })),
});
type Release = Type.Static<typeof ReleaseSchema>;

let project: HostedProject;
/** A clone in which verbs run as jobs of the forge. */
let directory: string;

beforeAll(async () => {
  project = await hostProject(await startForge(), { name: 'released' });
  directory = cloneForVerbs(project);
  // The project's own release, which must stay the latest.
  const own = { tag_name: 'v1.0.0', name: 'Our own', target_commitish: 'main' };
  await project.forge.admin.send('POST', `${project.path}/releases`, own);
});

/** Releases that Slipway made, drafts too, oldest first. */
async function listReleases(): Promise<Release[]> {
  const all = await project.forge.admin.list(`${project.path}/releases`, ReleaseSchema);
  return all.filter(({ tag_name }) => tag_name !== 'v1.0.0').sort((a, b) => a.id - b.id);
}

async function run(verb: string, inputs: Record<string, string> = {}, env: Record<string, string> = {}) {
  const store = verb === 'train' ? {} : { store: 'release://' };
  const result = await callVerb(project, directory, { verb, inputs: { ...store, ...inputs }, env });
  if (result.exitCode !== 0) throw new Error(`${verb} failed: ${result.stdout}\n${result.stderr}`);
  return result;
}

/** A store as another machine sees it; without a token as a stranger does, since the project is public. */
function openReleases(token?: string): Promise<Store> {
  const { forge, repository } = project;
  const release = { apiUrl: `${forge.url}/api/v1`, repository, ...(token ? { token } : {}) };
  return openStore('release://', { directory, credentials: { release }, log: silentLogger });
}

/** Merges a branch, or what is committed in the clone, past the rule for main. */
async function bringToMain(branch?: string): Promise<void> {
  const git = openGit(directory, project.forge.url, project.forge.ada);
  if (branch) {
    git('fetch', '--quiet', 'origin', branch);
    git('merge', '--quiet', '--no-edit', 'FETCH_HEAD');
  }
  await withPushRight(project, () => git('push', '--quiet', 'origin', 'HEAD:main'));
  git('fetch', '--quiet', 'origin');
}

test('data and a signed model go through their life in releases, and a second run adds none', async () => {
  await run('ingest', { commit: 'none' });
  const git = openGit(directory, project.forge.url, project.forge.ada);
  git('add', 'data');
  git('commit', '--quiet', '--message', 'Data');
  await bringToMain();
  const { artifact: trained = '' } = (await run('train')).outputs;
  const { artifact = '' } = (await run('evaluate', { artifact: trained })).outputs;
  const key = { SLIPWAY_SIGNING_KEY: makeSigningKeys().privateKey };
  const { 'bundle-digest': bundle = '' } = (await run('package', { artifact }, key)).outputs;

  const releases = await listReleases();
  expect(releases.map(({ tag_name }) => tag_name.replace(/-.*/, ''))).toEqual(['blobs', 'bundle']);
  expect(releases[1]?.tag_name).toBe(`bundle-${bundle.slice(7, 19)}`);
  expect(releases[0]?.name).toMatch(/data 1\.0\.0 of house-price/);
  for (const { draft, prerelease, assets, tag_name } of releases) {
    expect({ draft, prerelease }).toEqual({ draft: false, prerelease: true });
    expect(assets.map(({ name }) => name)).toEqual([`${tag_name}.oci.tar`]);
  }
  const latest = await project.forge.admin.get(`${project.path}/releases/latest`, ReleaseSchema);
  expect(latest.tag_name).toBe('v1.0.0');

  const promoted = await run('promote', { 'bundle-digest': bundle, environment: 'staging' });
  await bringToMain(promoted.outputs['branch']);
  const verified = await run('verify');
  expect(verified.outputs['verdict']).toBe('pass');
  expect(JSON.stringify(verified.result)).not.toContain('unchecked');

  expect((await run('ingest', { commit: 'none' })).outputs['changed']).toBe('false');
  expect((await run('package', { artifact }, key)).outputs['bundle-digest']).toBe(bundle);
  expect((await listReleases()).map(({ id }) => id)).toEqual(releases.map(({ id }) => id));

  const stranger = await openReleases();
  const lock = await readManifest(DataLockSchema, join(directory, 'data/data.lock.json'));
  for (const name of SPLIT_NAMES) {
    const { blob } = lock.splits[name];
    expect(digestOf(await stranger.readBytes(blob))).toBe(blob.digest);
  }
  const digest = bundle as Digest;
  expect(digestOf(await stranger.readManifest(digest))).toBe(digest);
  expect(await stranger.readAttachments(digest, SIGSTORE_BUNDLE_TYPE)).toHaveLength(2);
});

test('of three runs at once each finds one release in the end', async () => {
  const before = await listReleases();
  const { ada, bot, grace } = project.forge;
  const rounds = ['one', 'two', 'three', 'four'];
  for (const text of rounds) {
    const bytes = Buffer.from(text);
    const batch = batchOf({ digest: digestOf(bytes), size: bytes.length }, { bytes });
    const stores = await Promise.all([ada, bot, grace].map(({ token }) => openReleases(token)));
    await Promise.all(stores.map((store) => store.writeBlobs(batch)));
  }
  const made = (await listReleases()).slice(before.length);
  expect(made.map(({ draft, assets }) => ({ draft, assets: assets.length }))).toEqual(
    rounds.map(() => ({ draft: false, assets: 1 })),
  );
});

test('what a killed run left is removed, and what was deleted is stored again beside its old tag', async () => {
  const bytes = Buffer.from('left behind');
  const batch = batchOf({ digest: digestOf(bytes), size: bytes.length }, { bytes });
  const store = await openReleases(project.forge.bot.token);
  await store.writeBlobs(batch);
  const [first] = (await listReleases()).slice(-1);
  const { path, forge } = project;
  await forge.admin.send('DELETE', `${path}/releases/${first?.id}`);
  const dead = { tag_name: `${first?.tag_name}-draft-00000000`, name: 'Dead', draft: true };
  await forge.admin.send('POST', `${path}/releases`, dead);
  const other = await openReleases(forge.bot.token);
  await other.writeBlobs(batch);
  const [last, ...more] = (await listReleases()).filter(({ tag_name }) =>
    tag_name.startsWith(first?.tag_name ?? ''),
  );
  expect(more).toEqual([]);
  expect(last).toMatchObject({ draft: false, tag_name: `${first?.tag_name}-2` });
  expect(
    Buffer.from(await other.readBytes(batch.blobs[0]?.ref ?? { digest: digestOf(''), size: 0 })),
  ).toEqual(bytes);
});

test('a token that may only read reads, and is told what it lacks', async () => {
  const store = await openReleases(await project.forge.bot.createToken('read:repository'));
  const bytes = Buffer.from('forbidden');
  const batch = batchOf({ digest: digestOf(bytes), size: bytes.length }, { bytes });
  await expect(store.writeBlobs(batch)).rejects.toThrow(/Give the job "permissions: contents: write"/);
  expect(await store.hasBlob({ digest: digestOf('one'), size: 3 })).toBe(true);
});
