import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { type Digest, digestOf, isDigest } from '../../kit/format/manifest/digest.ts';
import { silentLogger } from '../../kit/ground/log/logger.ts';
import { openBundle } from '../../kit/ml/bundle/open-bundle.ts';
import { openStore } from '../../kit/ml/store/open-store.ts';
import { provideTool } from '../../scripts/install-tools.mjs';
import { runBundle } from '../helpers/fake-runner.ts';
import { GOOD } from '../helpers/rent-model.ts';
import { makeSampleProject } from '../helpers/sample-project.ts';
import { makeTemporaryFolder } from '../helpers/temporary-folder.ts';
import { startOpenRegistry } from './open-registry.ts';

let host: string;
let digest: Digest;

beforeAll(async () => {
  host = await startOpenRegistry();
  const project = await makeSampleProject();
  const artifact = await project.evaluate(GOOD);
  const { outputs } = await runBundle({
    verb: 'package',
    inputs: { artifact, store: `oci://${host}/team/models` },
    directory: project.directory,
  });
  const found = outputs['bundle-digest'] ?? '';
  if (!isDigest(found)) throw new Error(`no digest: ${found}`);
  digest = found;
});

function skopeo(...args: string[]): string {
  return execFileSync(provideTool('skopeo'), args, { encoding: 'utf8' });
}

/** Left alone, skopeo compresses the layers of what it copies, which makes another image of it. */
function copyBySkopeo(source: string, target: string): void {
  skopeo('copy', '--preserve-digests', '--src-tls-verify=false', '--dest-tls-verify=false', source, target);
}

async function open(repository: string) {
  const directory = makeTemporaryFolder('opened');
  const options = { directory, credentials: {}, log: silentLogger };
  const store = await openStore(`oci://${host}/${repository}`, options);
  return openBundle({ store, digest, directory });
}

test('skopeo inspects a bundle as the image that it is', async () => {
  const image = `docker://${host}/team/models@${digest}`;
  const found = JSON.parse(skopeo('inspect', '--tls-verify=false', image));
  expect(found).toMatchObject({ Digest: digest, Architecture: 'amd64', Os: 'linux' });
  const { directory } = await open('team/models');
  expect(found.Layers).toHaveLength(readdirSync(directory).length);
  const config = JSON.parse(skopeo('inspect', '--tls-verify=false', '--config', image));
  expect(config.rootfs.diff_ids).toEqual(found.Layers);
});

test('skopeo copies a bundle into a folder, whose layers unpack to /models', async () => {
  const folder = makeTemporaryFolder('layout');
  const layout = join(folder, 'layout');
  copyBySkopeo(`docker://${host}/team/models@${digest}`, `oci:${layout}:bundle`);
  const index = JSON.parse(readFileSync(join(layout, 'index.json'), 'utf8'));
  expect(index.manifests[0].digest).toBe(digest);
  const blob = (of: string) => join(layout, 'blobs/sha256', of.slice('sha256:'.length));
  const root = join(folder, 'root');
  mkdirSync(root);
  const { layers } = JSON.parse(readFileSync(blob(digest), 'utf8'));
  for (const layer of layers) execFileSync('tar', ['-xf', blob(layer.digest), '-C', root]);
  const { directory, files } = await open('team/models');
  expect(readdirSync(root)).toEqual(['models']);
  expect(readdirSync(join(root, 'models')).sort()).toEqual(readdirSync(directory).sort());
  for (const [name, expected] of Object.entries(files))
    expect(digestOf(readFileSync(join(root, 'models', name)))).toBe(expected);
});

test('a bundle that went through skopeo to another repository opens under the same digest', async () => {
  const layout = join(makeTemporaryFolder('layout'), 'layout');
  copyBySkopeo(`docker://${host}/team/models@${digest}`, `oci:${layout}:bundle`);
  copyBySkopeo(`oci:${layout}:bundle`, `docker://${host}/other/place:v1`);
  expect((await open('other/place')).digest).toBe(digest);
});
