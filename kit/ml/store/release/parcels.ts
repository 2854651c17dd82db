import { type Digest, digestOf, shortDigest } from '../../../format/manifest/digest.ts';
import {
  type Attachment,
  describeAttachment,
  type IndexEntry,
  renderIndex,
  type Subject,
} from '../attachments.ts';
import { manifestPath } from '../blob-ref.ts';
import { subjectOf } from '../create-store.ts';
import { describeBlobs } from '../describe-blobs.ts';
import { EMPTY_CONFIG, emptyConfig } from '../empty-config.ts';
import type { Batch, Image, NewBlob } from '../store.ts';
import { type Archive, layOutArchive } from './archive.ts';

/** What becomes one release. */
export interface Parcel {
  /** A name by its content. */
  base: string;
  title: string;
  archive: Archive;
  /** The files by which it is known to be there. */
  paths: readonly string[];
}

/** Blobs that were stored together, under a manifest that names them. */
export function wrapBlobs({ title, blobs }: Batch): Parcel {
  const manifest = describeBlobs(blobs.map(({ ref }) => ref));
  const base = `blobs-${shortDigest(digestOf(manifest))}`;
  const { digest, size } = emptyConfig;
  const config = { ref: { digest, size }, source: { bytes: EMPTY_CONFIG } };
  const archive = layOutArchive([nameManifest(manifest, base)], [blobOf(manifest), config, ...blobs]);
  return { base, title, archive, paths: blobs.map(({ ref }) => manifestPath(ref.digest)) };
}

/** An image with all it names, and what is said about it from the start. */
export function wrapImage(image: Image, attachments: readonly Attachment[]): Parcel {
  const base = nameImage(image.digest);
  const said = attachments.map((attachment) => describeAttachment(subjectOf(image), attachment));
  const archive = layOutArchive(
    [nameManifest(image.manifest, base), ...said.map(({ entry }) => entry)],
    [blobOf(image.manifest), ...image.blobs, ...said.flatMap(listBlobs)],
  );
  const digests = [image.digest, ...image.blobs.map(({ ref }) => ref.digest)];
  return { base, title: image.title, archive, paths: digests.map(manifestPath) };
}

/** What is said about a manifest that is there already. */
export function wrapAttachments(subject: Subject, attachments: readonly Attachment[]): Parcel {
  const said = attachments.map((attachment) => describeAttachment(subject, attachment));
  const entries = said.map(({ entry }) => entry);
  const base = `about-${shortDigest(subject.digest)}-${shortDigest(digestOf(renderIndex(entries)))}`;
  return {
    base,
    title: `attachment to ${subject.digest}`,
    archive: layOutArchive(entries, said.flatMap(listBlobs)),
    paths: entries.map(({ digest }) => manifestPath(digest)),
  };
}

/** Whether an archive of this name may hold something that is said about a manifest. */
export function mayConcern(base: string, subject: Digest): boolean {
  return base === nameImage(subject) || base.startsWith(`about-${shortDigest(subject)}-`);
}

function nameImage(digest: Digest): string {
  return `bundle-${shortDigest(digest)}`;
}

function listBlobs({ manifest, blobs }: ReturnType<typeof describeAttachment>): NewBlob[] {
  return [blobOf(manifest), ...blobs];
}

function blobOf(bytes: Uint8Array): NewBlob {
  return { ref: { digest: digestOf(bytes), size: bytes.length }, source: { bytes } };
}

/** OCI image specification 1.1, "Pre-Defined Annotation Keys": the name by which tools choose an image of a layout. */
function nameManifest(manifest: Uint8Array, name: string): IndexEntry {
  return {
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    digest: digestOf(manifest),
    size: manifest.length,
    annotations: { 'org.opencontainers.image.ref.name': name },
  };
}
