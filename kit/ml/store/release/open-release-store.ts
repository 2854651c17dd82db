import type { BlobRef } from '../../../format/manifest/data-lock.ts';
import type { Digest } from '../../../format/manifest/digest.ts';
import { parseManifest } from '../../../format/manifest/parse-manifest.ts';
import { openReleases } from '../../../host/forge/open-releases.ts';
import type { Releases } from '../../../host/forge/releases.ts';
import { GITHUB_API } from '../../../host/forge/rest/locate-forge.ts';
import {
  type Attachment,
  describeAttachment,
  IndexSchema,
  renderIndex,
  type Subject,
} from '../attachments.ts';
import { manifestPath } from '../blob-ref.ts';
import { collectChunks, MAX_MANIFEST_BYTES } from '../collect-chunks.ts';
import { createReader, isWhole } from '../create-reader.ts';
import { subjectOf } from '../create-store.ts';
import type { Batch, Image, NewBlob, Store, StoreOptions, StoreReader } from '../store.ts';
import type { ReadTransport } from '../transport.ts';
import { parseReleases } from './address.ts';
import { INDEX_FILE } from './archive.ts';
import { type Catalog, openCatalog, type StoredArchive } from './catalog.ts';
import { listArchives } from './list-archives.ts';
import { mayConcern, type Parcel, wrapAttachments, wrapBlobs, wrapImage } from './parcels.ts';
import { publishParcel } from './publish-parcel.ts';
import type { Repository } from './repository.ts';

/** What reading takes. */
interface Reading {
  releases: Releases;
  catalog: Catalog;
}

interface Access {
  repository: Repository;
  catalog: Catalog;
  reader: StoreReader;
}

/**
 * The releases of a forge's repository as a store: what is stored at once is one published release with one archive, an
 * OCI image layout of which single blobs are read by range requests. A published release is never touched again, so the
 * store works with immutable releases too: what is attached later is a release of its own.
 */
export function openReleaseStore(url: string, { credentials, log }: StoreOptions): Store {
  const { apiUrl = GITHUB_API, repository: own, token } = credentials.release ?? {};
  const address = parseReleases(url, own);
  const releases = openReleases({ apiUrl, repository: address.repository, token, log });
  const repository = { url: address.url, name: address.repository, releases, log };
  const catalog = openCatalog(releases);
  const reader = createReader(address.url, createTransport({ releases, catalog }));
  const access = { repository, catalog, reader };
  return {
    ...reader,
    writeBlobs: (batch) => publishMissing(access, wrapBlobs(batch)),
    mendBlobs: (batch) => mendBlobs(access, batch),
    writeImage: (image, said = []) => writeImage(access, image, said),
    attach: (subject, attachment) => attachMissing(access, subject, [attachment]),
  };
}

function createTransport(reading: Reading): ReadTransport {
  return {
    has: async ({ digest, size }) => (await reading.catalog.find(manifestPath(digest)))?.place.size === size,
    get: ({ digest }) => readFile(reading, manifestPath(digest)),
    getManifest: (digest) => readFile(reading, manifestPath(digest)),
    getReferrers: (subject) => readReferrers(reading, subject),
    list: () => listArchives(reading.catalog),
  };
}

/** The newest file of this path; where there seems to be none, the releases are listed again. */
async function readFile(reading: Reading, path: string) {
  const known = await openFile(reading, path);
  if (known) return known;
  await reading.catalog.refresh();
  return openFile(reading, path);
}

async function openFile({ releases, catalog }: Reading, path: string) {
  const found = await catalog.find(path);
  return found && releases.readAsset(found.archive.asset, found.place);
}

/** Everything that the indices of the archives about a manifest name, oldest first. */
async function* readReferrersOf(reading: Reading, subject: Digest) {
  const { archives } = await reading.catalog.read();
  const entries = new Map();
  for (const archive of archives.filter(({ base }) => mayConcern(base, subject)).reverse()) {
    for (const entry of await readIndexOf(reading, archive)) entries.set(entry.digest, entry);
  }
  entries.delete(subject);
  yield renderIndex([...entries.values()]);
}

async function readReferrers(reading: Reading, subject: Digest) {
  return readReferrersOf(reading, subject);
}

async function readIndexOf({ releases, catalog }: Reading, archive: StoredArchive) {
  const place = (await catalog.placesOf(archive)).get(INDEX_FILE);
  const chunks = place && (await releases.readAsset(archive.asset, place));
  if (!chunks) return [];
  const text = Buffer.from(await collectChunks(chunks, MAX_MANIFEST_BYTES)).toString('utf8');
  return parseManifest(IndexSchema, text, `The index of ${archive.asset.name} in ${archive.release.tag_name}`)
    .manifests;
}

/** Stores a parcel unless all that makes it up is there. */
async function publishMissing({ repository, catalog }: Access, parcel: Parcel): Promise<void> {
  const isThere = () => holds(catalog, parcel.paths);
  await publishParcel({ repository, catalog, parcel, isThere });
}

async function holds(catalog: Catalog, paths: readonly string[]): Promise<boolean> {
  for (const path of paths) if ((await catalog.find(path)) === undefined) return false;
  return true;
}

/** What is damaged cannot be replaced, so it is stored again, and readers take what is newest. */
async function mendBlobs(access: Access, { title, blobs }: Batch): Promise<BlobRef[]> {
  const { repository, catalog, reader } = access;
  const known = new Set((await catalog.read()).archives.map(({ release }) => release.id));
  const broken: NewBlob[] = [];
  for (const blob of blobs) if (!(await isWhole(reader, blob.ref))) broken.push(blob);
  if (broken.length === 0) return [];
  const parcel = wrapBlobs({ title, blobs: broken });
  const isThere = async () =>
    (await catalog.read()).archives.some(
      ({ base, release }) => base === parcel.base && !known.has(release.id),
    );
  await publishParcel({ repository, catalog, parcel, isThere });
  return broken.map(({ ref }) => ref);
}

async function writeImage(access: Access, image: Image, attachments: readonly Attachment[]): Promise<void> {
  await publishMissing(access, wrapImage(image, attachments));
  // Another run, or an earlier one, may have stored the image without them.
  await attachMissing(access, subjectOf(image), attachments);
}

async function attachMissing(
  access: Access,
  subject: Subject,
  attachments: readonly Attachment[],
): Promise<void> {
  const missing: Attachment[] = [];
  for (const attachment of attachments) {
    const path = manifestPath(describeAttachment(subject, attachment).entry.digest);
    if ((await access.catalog.find(path)) === undefined) missing.push(attachment);
  }
  if (missing.length > 0) await publishMissing(access, wrapAttachments(subject, missing));
}
