import * as Type from 'typebox';
import { canonicalJson } from '../../format/manifest/canonical-json.ts';
import type { BlobRef } from '../../format/manifest/data-lock.ts';
import { type Digest, DigestSchema, digestOf } from '../../format/manifest/digest.ts';
import { parseManifest } from '../../format/manifest/parse-manifest.ts';
import { Count } from '../../format/manifest/schema.ts';
import { ConfigurationError } from '../../ground/errors/configuration-error.ts';
import type { BlobSource } from './blob-source.ts';
import { collectChunks, MAX_MANIFEST_BYTES } from './collect-chunks.ts';
import { EMPTY_CONFIG, emptyConfig } from './empty-config.ts';
import type { ReadTransport, Transport } from './transport.ts';

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
export const INDEX = 'application/vnd.oci.image.index.v1+json';

/** Something said about a bundle after it was made, such as a signature: it does not change the bundle's digest. */
export interface Attachment {
  /** Its media type, which is its kind too. */
  type: string;
  bytes: Uint8Array;
  annotations: Record<string, string>;
}

/** The manifest that something is attached to. */
export interface Subject {
  digest: Digest;
  size: number;
  mediaType: string;
}

const Annotations = Type.Record(Type.String(), Type.String());

const EntrySchema = Type.Object({
  mediaType: Type.String(),
  digest: DigestSchema,
  size: Count,
  artifactType: Type.Optional(Type.String()),
  annotations: Type.Optional(Annotations),
});
/** A manifest as an index lists it. */
export type IndexEntry = Type.Static<typeof EntrySchema>;

/** OCI image specification 1.1, "Image Index": open, since other tools attach their own. */
export const IndexSchema = Type.Object(
  { schemaVersion: Type.Literal(2), mediaType: Type.Literal(INDEX), manifests: Type.Array(EntrySchema) },
  { title: 'index' },
);
type Index = Type.Static<typeof IndexSchema>;

const ManifestSchema = Type.Object({
  subject: Type.Object({ digest: DigestSchema }),
  layers: Type.Array(Type.Object({ mediaType: Type.String(), digest: DigestSchema, size: Count })),
});

interface Access {
  url: string;
  transport: ReadTransport;
  readManifest(digest: Digest): Promise<Uint8Array>;
  readBytes(ref: { digest: Digest; size: number }): Promise<Uint8Array>;
}

interface WriteAccess extends Access {
  transport: Transport;
  put(ref: { digest: Digest; size: number }, source: BlobSource): Promise<void>;
}

/** An attachment as the OCI artifact that names its subject: its manifest, the blobs that names, its entry in an index. */
export function describeAttachment(subject: Subject, { type, bytes, annotations }: Attachment) {
  const layer = { digest: digestOf(bytes), size: bytes.length };
  const manifest = Buffer.from(
    canonicalJson({
      schemaVersion: 2,
      mediaType: MANIFEST,
      artifactType: type,
      config: emptyConfig,
      layers: [{ mediaType: type, ...layer }],
      subject,
      annotations,
    }),
  );
  const entry: IndexEntry = {
    mediaType: MANIFEST,
    digest: digestOf(manifest),
    size: manifest.length,
    artifactType: type,
    annotations,
  };
  const { digest, size } = emptyConfig;
  const blobs = [
    { ref: { digest, size }, source: { bytes: EMPTY_CONFIG } },
    { ref: layer, source: { bytes } },
  ];
  return { manifest, entry, blobs };
}

/** Attaches something to a manifest, as an OCI artifact that names it as its subject; once is enough. */
export async function attach(access: WriteAccess, subject: Subject, attachment: Attachment): Promise<void> {
  const { manifest: bytes, entry, blobs } = describeAttachment(subject, attachment);
  for (const { ref, source } of blobs) await access.put(ref, source);
  const { digest } = entry;
  await access.transport.putManifest({ digest, bytes, mediaType: MANIFEST, isAttached: true });
  const { manifests } = await readIndex(access, subject.digest);
  if (manifests.some((known) => known.digest === digest)) return;
  await access.transport.putReferrers(subject.digest, renderIndex([...manifests, entry]));
}

/** An index of these manifests, as bytes. */
export function renderIndex(manifests: readonly IndexEntry[]): Uint8Array {
  return Buffer.from(canonicalJson({ schemaVersion: 2, mediaType: INDEX, manifests }));
}

/**
 * What is attached to a manifest and of one kind, in the order it came. Nobody has vouched for any of it, so what cannot
 * be read (collected since, damaged, listed by mistake) counts as not attached.
 */
export async function readAttachments(access: Access, subject: Digest, type: string): Promise<Uint8Array[]> {
  const { manifests } = await readIndex(access, subject);
  const found: Uint8Array[] = [];
  for (const { digest, artifactType } of manifests) {
    if (artifactType !== type) continue;
    try {
      found.push(...(await readAttachment(access, digest, subject)));
    } catch (error) {
      if (!(error instanceof ConfigurationError)) throw error;
    }
  }
  return found;
}

/** The manifests and blobs of all that is attached to a manifest; of what cannot be read, the manifest alone. */
export async function traceAttachments(access: Access, subject: Digest): Promise<BlobRef[]> {
  const { manifests } = await readIndex(access, subject);
  const traced: BlobRef[] = [];
  for (const { digest, size } of manifests) {
    traced.push({ digest, size });
    const manifest = await readAttached(access, digest).catch((error: unknown) => {
      if (error instanceof ConfigurationError) return undefined;
      throw error;
    });
    for (const blob of manifest ? [emptyConfig, ...manifest.layers] : [])
      traced.push({ digest: blob.digest, size: blob.size });
  }
  return traced;
}

async function readAttached(access: Access, digest: Digest): Promise<Type.Static<typeof ManifestSchema>> {
  const text = Buffer.from(await access.readManifest(digest)).toString('utf8');
  return parseManifest(ManifestSchema, text, `The manifest ${digest} in ${access.url}`);
}

async function readAttachment(access: Access, digest: Digest, subject: Digest): Promise<Uint8Array[]> {
  const manifest = await readAttached(access, digest);
  if (manifest.subject.digest !== subject) return [];
  // Strangers attach too: what is too large to be a signature is passed over.
  const layers = manifest.layers.filter(({ size }) => size <= MAX_MANIFEST_BYTES);
  return Promise.all(layers.map((layer) => access.readBytes({ digest: layer.digest, size: layer.size })));
}

export async function readIndex(
  { url, transport }: Pick<Access, 'url' | 'transport'>,
  subject: Digest,
): Promise<Index> {
  const chunks = await transport.getReferrers(subject);
  if (!chunks) return { schemaVersion: 2, mediaType: INDEX, manifests: [] };
  const bytes = await collectChunks(chunks, MAX_MANIFEST_BYTES);
  return parseManifest(
    IndexSchema,
    Buffer.from(bytes).toString('utf8'),
    `The list of what is attached to ${subject} in ${url}`,
  );
}
