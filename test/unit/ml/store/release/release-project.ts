import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from '../../../../../kit/format/manifest/digest.ts';
import { silentLogger } from '../../../../../kit/ground/log/logger.ts';
import { describeBlob, describeSource } from '../../../../../kit/ml/store/blob-ref.ts';
import { openStore } from '../../../../../kit/ml/store/open-store.ts';
import type { Image, NewBlob, Store } from '../../../../../kit/ml/store/store.ts';
import {
  type ForgeServer,
  type ForgeServerOptions,
  startForgeServer,
} from '../../../../helpers/forge-server.ts';
import { makeTemporaryFolder } from '../../../../helpers/temporary-folder.ts';

/** A forge, a store in its releases, and something to store. */
export async function setUp(options: ForgeServerOptions = {}) {
  const forge = await startForgeServer(options);
  const directory = makeTemporaryFolder('release');
  const file = join(directory, 'train.bin');
  const content = randomBytes(300_001);
  writeFileSync(file, content);
  const contract = { bytes: Buffer.from('{"a contract":true}') };
  const blobs: [NewBlob, NewBlob] = [
    { ref: await describeSource(contract), source: contract },
    { ref: await describeBlob(file), source: { file } },
  ];
  const batch = { title: 'data 1.0.0 of house-price', blobs };
  return { forge, directory, file, content, batch, store: await openReleaseStore(forge) };
}

/** Another process's view of the same releases. */
export function openReleaseStore(forge: ForgeServer, { token }: { token?: string } = forge): Promise<Store> {
  const release = { apiUrl: forge.apiUrl, repository: forge.repository, ...(token ? { token } : {}) };
  return openStore('release://', { directory: '/', credentials: { release }, log: silentLogger });
}

/** An image of one layer. */
export async function makeImage(content = 'a model'): Promise<Image> {
  const source = { bytes: Buffer.from(content) };
  const ref = await describeSource(source);
  const manifest = Buffer.from(JSON.stringify({ layers: [ref.digest] }));
  const mediaType = 'application/vnd.oci.image.manifest.v1+json';
  return {
    title: 'bundle of rent',
    digest: digestOf(manifest),
    manifest,
    mediaType,
    blobs: [{ ref, source }],
  };
}

/** What the tests read of published releases, oldest first. */
export function listPublished({ releases }: ForgeServer): string[] {
  return releases.filter(({ draft }) => !draft).map(({ tag }) => tag);
}

export function countRequests({ requests }: ForgeServer, part: string): number {
  return requests.filter(({ operation }) => operation.includes(part)).length;
}
