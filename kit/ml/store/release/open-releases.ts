import type { BlobRef } from '../../../format/manifest/data-lock.ts';
import type { Digest } from '../../../format/manifest/digest.ts';
import { parseManifest } from '../../../format/manifest/parse-manifest.ts';
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
import type { Forge } from './forge.ts';
import { listArchives } from './list-archives.ts';
import { mayConcern, type Parcel, wrapAttachments, wrapBlobs, wrapImage } from './parcels.ts';
import { publishParcel } from './publish-parcel.ts';
import { readSpan } from './read-archive.ts';

interface Access {
  forge: Forge;
  catalog: Catalog;
  reader: StoreReader;
}

/**
 * The releases of a forge's repository as a store: what is stored at once is one published release with one archive, an
 * OCI image layout of which single blobs are read by range requests. A published release is never touched again, so the
 * store works with immutable releases too: what is attached later is a release of its own.
 */
export function openReleases(url: string, { credentials, log }: StoreOptions): Store {
  const address = parseReleases(url, credentials.release);
  const forge: Forge = { address, token: credentials.release?.token, log };
  const catalog = openCatalog(forge);
  const reader = createReader(address.url, createTransport(forge, catalog));
  const access = { forge, catalog, reader };
  return {
    ...reader,
    writeBlobs: (batch) => publishMissing(access, wrapBlobs(batch)),
    mendBlobs: (batch) => mendBlobs(access, batch),
    writeImage: (image, said = []) => writeImage(access, image, said),
    attach: (subject, attachment) => attachMissing(access, subject, [attachment]),
  };
}

function createTransport(forge: Forge, catalog: Catalog): ReadTransport {
  return {
    has: async ({ digest, size }) => (await catalog.find(manifestPath(digest)))?.place.size === size,
    get: ({ digest }) => readFile(forge, catalog, manifestPath(digest)),
    getManifest: (digest) => readFile(forge, catalog, manifestPath(digest)),
    getReferrers: (subject) => readReferrers(forge, catalog, subject),
    list: () => listArchives(catalog),
  };
}

/** The newest file of this path; where there seems to be none, the releases are listed again. */
async function readFile(forge: Forge, catalog: Catalog, path: string) {
  const known = await openFile(forge, catalog, path);
  if (known) return known;
  await catalog.refresh();
  return openFile(forge, catalog, path);
}

async function openFile(forge: Forge, catalog: Catalog, path: string) {
  const found = await catalog.find(path);
  return found && readSpan(forge, found.archive.asset, found.place);
}

/** Everything that the indices of the archives about a manifest name, oldest first. */
async function* readReferrersOf(access: Pick<Access, 'forge' | 'catalog'>, subject: Digest) {
  const { archives } = await access.catalog.read();
  const entries = new Map();
  for (const archive of archives.filter(({ base }) => mayConcern(base, subject)).reverse()) {
    for (const entry of await readIndexOf(access, archive)) entries.set(entry.digest, entry);
  }
  entries.delete(subject);
  yield renderIndex([...entries.values()]);
}

async function readReferrers(forge: Forge, catalog: Catalog, subject: Digest) {
  return readReferrersOf({ forge, catalog }, subject);
}

async function readIndexOf({ forge, catalog }: Pick<Access, 'forge' | 'catalog'>, archive: StoredArchive) {
  const place = (await catalog.placesOf(archive)).get(INDEX_FILE);
  const chunks = place && (await readSpan(forge, archive.asset, place));
  if (!chunks) return [];
  const text = Buffer.from(await collectChunks(chunks, MAX_MANIFEST_BYTES)).toString('utf8');
  return parseManifest(IndexSchema, text, `The index of ${archive.asset.name} in ${forge.address.url}`)
    .manifests;
}

/** Stores a parcel unless all that makes it up is there. */
async function publishMissing({ forge, catalog }: Access, parcel: Parcel): Promise<void> {
  const isThere = () => holds(catalog, parcel.paths);
  await publishParcel({ forge, catalog, parcel, isThere });
}

async function holds(catalog: Catalog, paths: readonly string[]): Promise<boolean> {
  for (const path of paths) if ((await catalog.find(path)) === undefined) return false;
  return true;
}

/** What is damaged cannot be replaced, so it is stored again, and readers take what is newest. */
async function mendBlobs(access: Access, { title, blobs }: Batch): Promise<BlobRef[]> {
  const { forge, catalog, reader } = access;
  const known = new Set((await catalog.read()).archives.map(({ release }) => release.id));
  const broken: NewBlob[] = [];
  for (const blob of blobs) if (!(await isWhole(reader, blob.ref))) broken.push(blob);
  if (broken.length === 0) return [];
  const parcel = wrapBlobs({ title, blobs: broken });
  const isThere = async () =>
    (await catalog.read()).archives.some(
      ({ base, release }) => base === parcel.base && !known.has(release.id),
    );
  await publishParcel({ forge, catalog, parcel, isThere });
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
