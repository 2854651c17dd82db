import * as Type from 'typebox';
import { type Digest, DigestSchema, digestOf, isDigest } from '../../../format/manifest/digest.ts';
import { parseManifest } from '../../../format/manifest/parse-manifest.ts';
import { Count } from '../../../format/manifest/schema.ts';
import { ConfigurationError } from '../../../ground/errors/configuration-error.ts';
import { MAX_MANIFEST_BYTES } from '../collect-chunks.ts';
import { keyOfManifest, keyOfReferrers, type StoredItem } from '../stored-item.ts';
import { INDEX, MANIFEST, manifestUrl, type Repository } from './push.ts';

const TagsSchema = Type.Object({ tags: Type.Optional(Type.Union([Type.Array(Type.String()), Type.Null()])) });

const Parts = Type.Optional(Type.Array(Type.Object({ digest: DigestSchema, size: Count })));
const TaggedSchema = Type.Object({ layers: Parts, manifests: Parts });
type Tagged = Type.Static<typeof TaggedSchema>;

/** A page has 1,000 tags of up to 128 characters, or all of them where a registry knows no pages. */
const MAX_PAGE_BYTES = 16 * 1024 * 1024;

/** Pages read of one listing: a million tags. */
const MAX_PAGES = 1000;

/** Manifests asked for at a time. */
const AT_A_TIME = 8;

/**
 * What a repository keeps, by the tags that keep it: bundles, data blobs, lists of attachments. A registry says neither
 * when it stored something nor which blobs it has. Tags of other tools are passed over.
 */
export async function* listTagged(repository: Repository): AsyncIterable<StoredItem> {
  const tags = (await listTags(repository)).filter((tag) => readTag(tag) !== undefined);
  for (let at = 0; at < tags.length; at += AT_A_TIME) {
    const some = tags.slice(at, at + AT_A_TIME);
    const items = await Promise.all(some.map((tag) => describeTag(repository, tag)));
    yield* items.flat();
  }
}

/** OCI distribution 1.1, "Listing Tags": a page at a time, the next one by the header `Link`. */
async function listTags({ address, session }: Repository): Promise<string[]> {
  const name = `${address.host}/${address.repository}`;
  const tags: string[] = [];
  let pages = 0;
  let url: string | undefined = `/v2/${address.repository}/tags/list?n=1000`;
  while (url !== undefined) {
    if (++pages > MAX_PAGES) throw createEndlessError(name);
    const answer = await session.read({ method: 'GET', url, answers: [200, 404] }, MAX_PAGE_BYTES);
    if (answer.status === 404) return tags;
    const page = parseManifest(TagsSchema, answer.bytes.toString('utf8'), `The list of tags of ${name}`);
    tags.push(...(page.tags ?? []));
    const [, next] = /<([^<>]+)>\s*;\s*rel="?next"?/.exec(answer.headers.get('link') ?? '') ?? [];
    url = next === undefined ? undefined : new URL(next, new URL(url, address.origin)).href;
  }
  return tags;
}

function createEndlessError(name: string): ConfigurationError {
  return new ConfigurationError(
    'SLW_ANSWER_INVALID',
    `The list of tags of ${name} has more than ${MAX_PAGES} pages, or leads back to itself. Keep data in a repository of its own.`,
  );
}

/** What a tag of ours keeps. */
function readTag(tag: string): 'blob' | 'bundle' | Digest | undefined {
  const [, kind] = /^(blob|bundle)-[0-9a-f]{12}$/.exec(tag) ?? [];
  if (kind === 'blob' || kind === 'bundle') return kind;
  const subject = tag.replace(/^sha256-/, 'sha256:');
  return isDigest(subject) ? subject : undefined;
}

async function describeTag({ address, session }: Repository, tag: string): Promise<StoredItem[]> {
  const { status, bytes } = await session.read(
    {
      method: 'GET',
      url: manifestUrl(address, tag),
      headers: { accept: `${MANIFEST}, ${INDEX}` },
      answers: [200, 404],
    },
    MAX_MANIFEST_BYTES,
  );
  if (status === 404) return [];
  const manifest = parseManifest(
    TaggedSchema,
    bytes.toString('utf8'),
    `The manifest ${tag} in ${address.host}`,
  );
  const parts = [...(manifest.layers ?? []), ...(manifest.manifests ?? [])];
  const size = parts.reduce((sum, part) => sum + part.size, bytes.length);
  return [{ name: tag, keys: listKeys(tag, digestOf(bytes), manifest), size, modified: null }];
}

function listKeys(tag: string, digest: Digest, { layers = [] }: Tagged): string[] {
  const kept = readTag(tag);
  if (kept === 'blob') return layers.map((layer) => keyOfManifest(layer.digest));
  return [kept === 'bundle' || kept === undefined ? keyOfManifest(digest) : keyOfReferrers(kept)];
}
