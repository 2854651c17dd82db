import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { KIT_ROOT } from '../../cli/kit-root.ts';
import { digestOf, isDigest } from '../../kit/format/manifest/digest.ts';
import { silentLogger } from '../../kit/ground/log/logger.ts';
import { buildBundle, publishBundle } from '../../kit/ml/bundle/build-bundle.ts';
import { openBundle } from '../../kit/ml/bundle/open-bundle.ts';
import { describeBlob } from '../../kit/ml/store/blob-ref.ts';
import { openStore } from '../../kit/ml/store/open-store.ts';
import { provideTool } from '../../scripts/install-tools.mjs';
import { buildServiceImage } from '../../scripts/release/service-image.ts';
import { batchOf } from '../helpers/batch-of.ts';
import { runBundle } from '../helpers/fake-runner.ts';
import { GOOD } from '../helpers/rent-model.ts';
import { makeSampleProject } from '../helpers/sample-project.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { startServer } from './start-server.ts';

/** `secret`, as bcrypt 5.0 for Python hashes it. */
const ACCOUNT = 'ada:$2b$05$II6jbqAx4Ccc/QnYZpSM7OfkDcUq7nwcT6OTtgsE.YSqB2GAuXEiK\n';
const ADA = { user: 'ada', password: 'secret' };
const ENV = { SLIPWAY_OCI_USER: 'ada', SLIPWAY_OCI_PASSWORD: 'secret' };

let host = '';
let kept = '';

// The distribution project's registry, with accounts and with deletion, so that its collector can be run.
beforeAll(async () => {
  const folder = makeTemporaryFolder('registry');
  kept = join(folder, 'data');
  writeFileSync(join(folder, 'accounts'), ACCOUNT);
  host = await startServer(provideTool('registry'), (address) => {
    const config = {
      version: 0.1,
      log: { level: 'error' },
      storage: { filesystem: { rootdirectory: kept }, delete: { enabled: true } },
      http: { addr: address },
      auth: { htpasswd: { realm: 'test', path: join(folder, 'accounts') } },
    };
    writeFileSync(join(folder, 'config.yml'), JSON.stringify(config));
    return { args: ['serve', join(folder, 'config.yml')] };
  });
});

const openTeamStore = (directory: string) =>
  openStore(`oci://${host}/team/models`, { directory, credentials: { oci: ADA }, log: silentLogger });

function crane(...args: string[]): string {
  const folder = makeTemporaryFolder('crane');
  const auths = { [host]: { auth: Buffer.from('ada:secret').toString('base64') } };
  writeFileSync(join(folder, 'config.json'), JSON.stringify({ auths }));
  const env = { ...process.env, DOCKER_CONFIG: folder };
  return execFileSync(provideTool('crane'), [...args, '--insecure'], {
    encoding: 'utf8',
    env,
    maxBuffer: 1e8,
  });
}

test('blobs of any size go up and come back, and survive the collector', async () => {
  const directory = makeTemporaryFolder('blobs');
  const store = await openTeamStore(directory);
  for (const size of [0, 1, 70_000_000]) {
    const file = join(directory, `${size}.bin`);
    writeFileSync(file, randomBytes(size));
    const ref = await describeBlob(file);
    await store.writeBlobs(batchOf(ref, { file }));
    await store.writeBlobs(batchOf(ref, { file }));
    await store.readBlob(ref, join(directory, 'back.bin'));
    expect((await describeBlob(join(directory, 'back.bin'))).digest).toBe(ref.digest);
    const config = join(kept, '../config.yml');
    execFileSync(provideTool('registry'), ['garbage-collect', '--delete-untagged', config], {
      stdio: 'ignore',
    });
    expect(await store.hasBlob(ref)).toBe(true);
  }
});

test('what is attached to a manifest survives the collector with it', async () => {
  const directory = makeTemporaryFolder('attached');
  const store = await openTeamStore(directory);
  const file = join(directory, 'model.bin');
  writeFileSync(file, randomBytes(1000));
  const built = await buildBundle({ files: { 'model.bin': file }, annotations: {} });
  await publishBundle(store, built);
  const { digest, manifest, mediaType } = built;
  for (const text of ['one', 'two']) {
    const attachment = { type: 'application/vnd.example', bytes: Buffer.from(text), annotations: {} };
    await store.attach({ digest, size: manifest.length, mediaType }, attachment);
  }
  const config = join(kept, '../config.yml');
  execFileSync(provideTool('registry'), ['garbage-collect', '--delete-untagged', config], {
    stdio: 'ignore',
  });
  const listed: string[] = [];
  for await (const { name } of store.list()) listed.push(name);
  expect(listed).toEqual(expect.arrayContaining([`bundle-${digest.slice(7, 19)}`, digest.replace(':', '-')]));
  const found = await store.readAttachments(digest, 'application/vnd.example');
  expect(found.map((bytes) => Buffer.from(bytes).toString())).toEqual(['one', 'two']);
});

test('a whole store moves to another repository by a copy of its tags', async () => {
  const directory = makeTemporaryFolder('moved');
  const open = (name: string) =>
    openStore(`oci://${host}/${name}`, { directory, credentials: { oci: ADA }, log: silentLogger });
  const old = await open('moved/from');
  const file = join(directory, 'model.bin');
  writeFileSync(file, randomBytes(1000));
  const ref = await describeBlob(file);
  await old.writeBlobs(batchOf(ref, { file }));
  const { digest, manifest, mediaType, ...built } = await buildBundle({
    files: { 'model.bin': file },
    annotations: {},
  });
  await publishBundle(old, { digest, manifest, mediaType, ...built });
  const attachment = { type: 'application/vnd.example', bytes: Buffer.from('one'), annotations: {} };
  await old.attach({ digest, size: manifest.length, mediaType }, attachment);

  crane('copy', '--all-tags', `${host}/moved/from`, `${host}/moved/to`);

  const moved = await open('moved/to');
  await moved.readBlob(ref, join(directory, 'back.bin'));
  expect(Buffer.from(await moved.readManifest(digest))).toEqual(Buffer.from(manifest));
  for (const blob of built.blobs) expect(await moved.hasBlob(blob.ref)).toBe(true);
  const [said] = await moved.readAttachments(digest, 'application/vnd.example');
  expect(Buffer.from(said ?? []).toString()).toBe('one');
});

test('a packaged model is an image that other tools take', async () => {
  const project = await makeSampleProject();
  const artifact = await project.evaluate(GOOD);
  const inputs = { artifact, store: `oci://${host}/team/models` };
  const { outputs, stdout } = await runBundle({
    verb: 'package',
    inputs,
    directory: project.directory,
    env: ENV,
  });
  expect(stdout).not.toContain('::error');
  expect(outputs['subject-name']).toBe(`${host}/team/models`);
  const digest = outputs['bundle-digest'] ?? '';
  if (!isDigest(digest)) throw new Error(`no digest: ${digest}`);
  const image = `${host}/team/models@${digest}`;
  expect(JSON.parse(crane('manifest', image))).toMatchObject({
    artifactType: 'application/vnd.cncf.model.manifest.v1+json',
  });
  const folder = makeTemporaryFolder('unpacked');
  crane('export', image, join(folder, 'image.tar'));
  mkdirSync(join(folder, 'root'));
  execFileSync('tar', ['-xf', join(folder, 'image.tar'), '-C', join(folder, 'root')]);
  const bundle = await openBundle({ store: await openTeamStore(folder), digest, directory: folder });
  expect((await readdir(join(folder, 'root/models'))).sort()).toEqual(
    (await readdir(bundle.directory)).sort(),
  );
  expect(digestOf(await readFile(join(folder, 'root/models/model.onnx')))).toBe(bundle.model.digest);
});

test('an image copied by another tool opens where it arrives', async () => {
  const project = await makeSampleProject();
  const artifact = await project.evaluate({ ...GOOD, base: 1 });
  const inputs = { artifact, store: `oci://${host}/team/models` };
  const { outputs } = await runBundle({ verb: 'package', inputs, directory: project.directory, env: ENV });
  const digest = outputs['bundle-digest'] ?? '';
  if (!isDigest(digest)) throw new Error(`no digest: ${digest}`);
  crane('copy', `${host}/team/models@${digest}`, `${host}/other/place:latest`);
  const directory = makeTemporaryFolder('copied');
  const store = await openStore(`oci://${host}/other/place`, {
    directory,
    credentials: { oci: ADA },
    log: silentLogger,
  });
  expect((await openBundle({ store, digest, directory })).evaluation.model).toBe('rent');
});

test('a wrong password is one sentence', async () => {
  const project = await makeSampleProject();
  const artifact = await project.evaluate(GOOD);
  const { exitCode, annotations, outputs } = await runBundle({
    verb: 'package',
    inputs: { artifact, store: `oci://${host}/team/models` },
    directory: project.directory,
    env: { ...ENV, SLIPWAY_OCI_PASSWORD: 'wrong' },
  });
  expect(exitCode).toBe(1);
  expect(outputs).toEqual({});
  expect(annotations.map(({ message }) => message)).toEqual([
    expect.stringMatching(/does not let this step read team\/models \(401\)/),
  ]);
});

test('the image of the service goes up as it was built', async () => {
  const { digest, archive } = await buildServiceImage(KIT_ROOT);
  const layout = makeTemporaryFolder('layout');
  writeFileSync(join(layout, 'image.tar'), archive);
  execFileSync('tar', ['-xf', 'image.tar'], { cwd: layout });
  rmSync(join(layout, 'image.tar'));
  crane('push', layout, `${host}/team/serve:v1`);
  expect(crane('digest', `${host}/team/serve:v1`).trim()).toBe(digest);
  crane('export', `${host}/team/serve@${digest}`, join(layout, 'files.tar'));
  const files = execFileSync('tar', ['-tf', join(layout, 'files.tar')], { encoding: 'utf8' });
  expect(files.split('\n')).toContain('slipway/dist/serve.js');
});
