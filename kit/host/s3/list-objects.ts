import { objectUrl } from './address.ts';
import type { Bucket } from './bucket.ts';
import { readAt } from './request-object.ts';

/** A page has up to 1,000 keys of up to 1,024 bytes, each of which may be encoded in three. */
const MAX_PAGE_BYTES = 16 * 1024 * 1024;

/** An object as a listing names it. */
export interface ListedObject {
  /** Below the bucket's prefix. */
  key: string;
  /** In bytes. */
  size: number;
  modified: Date;
}

/** The objects below the bucket's prefix (Amazon S3 API Reference, "ListObjectsV2"), a page of up to 1,000 at a time. */
export async function* listObjects(bucket: Bucket): AsyncIterable<ListedObject> {
  let token: string | undefined;
  do {
    const page = await readPage(bucket, token);
    yield* page.objects;
    token = page.next;
  } while (token !== undefined);
}

async function readPage(
  bucket: Bucket,
  token: string | undefined,
): Promise<{ objects: ListedObject[]; next: string | undefined }> {
  const { address, access } = bucket;
  const root = address.prefix === '' ? '' : `${address.prefix}/`;
  const url = objectUrl({ ...address, prefix: '' }, access, '');
  const query = { 'list-type': '2', 'encoding-type': 'url', prefix: root };
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  if (token !== undefined) url.searchParams.set('continuation-token', token);
  const page = (await readAt(bucket, { url, maxBytes: MAX_PAGE_BYTES })).toString('utf8');
  const [, ...contents] = page.split('<Contents>');
  const objects = contents.map((content) => readEntry(content.split('</Contents>')[0] ?? '', root));
  const next = readElement(page, 'NextContinuationToken');
  return { objects, next: next === '' ? undefined : next };
}

function readEntry(content: string, root: string): ListedObject {
  const key = decodeKey(readElement(content, 'Key')).slice(root.length);
  const [size, modified] = [readElement(content, 'Size'), readElement(content, 'LastModified')];
  return { key, size: Number(size), modified: new Date(modified) };
}

/** `encoding-type=url` encodes keys as forms do. */
function decodeKey(key: string): string {
  return decodeURIComponent(key.replaceAll('+', '%20'));
}

/** The text of the first element of a name; its entities are those that a continuation token may hold. */
function readElement(xml: string, name: string): string {
  const [, text = ''] = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml) ?? [];
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#34;', '"')
    .replaceAll('&amp;', '&');
}
