import type { TSchema } from 'typebox';
import * as Type from 'typebox';
import { checkManifest } from '../../../format/manifest/parse-manifest.ts';
import { Count } from '../../../format/manifest/schema.ts';
import type { Forge } from './forge.ts';
import { requestForge } from './request-forge.ts';

const AssetSchema = Type.Object({
  id: Count,
  name: Type.String(),
  size: Count,
  browser_download_url: Type.String(),
  /** Of GitHub alone: `sha256:…`; and whether all of it came. */
  digest: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  state: Type.Optional(Type.String()),
});
export type Asset = Type.Static<typeof AssetSchema>;

const ReleaseSchema = Type.Object({
  id: Count,
  tag_name: Type.String(),
  draft: Type.Boolean(),
  published_at: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  body: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  upload_url: Type.String(),
  assets: Type.Array(AssetSchema),
});
export type Release = Type.Static<typeof ReleaseSchema>;

/** What a release says of itself. */
export interface ReleaseText {
  tag: string;
  title: string;
  body: string;
}

/** Pages read of the listing: GitHub gives 10,000 releases, a hundred on each. */
const MAX_PAGES = 100;

/** Every release that the token lets us see; drafts are shown to those who may write. */
export async function listReleases(forge: Forge): Promise<Release[]> {
  const releases: Release[] = [];
  for (let page = 1; page <= MAX_PAGES; page++) {
    const response = await requestForge(forge, {
      doing: 'Listing the releases',
      method: 'GET',
      url: `/releases?per_page=100&page=${page}`,
      answers: [200],
    });
    releases.push(...(await readJson(forge, Type.Array(ReleaseSchema), response)));
    if (!response.headers.get('link')?.includes('rel="next"')) break;
  }
  return releases;
}

/** Makes a draft, which nobody sees who may not write. Not tried again: the caller begins anew. */
export async function createDraft(forge: Forge, { tag, title, body }: ReleaseText): Promise<Release> {
  const response = await requestForge(forge, {
    doing: 'Making a draft of a release',
    method: 'POST',
    url: '/releases',
    json: { tag_name: tag, name: title, body, draft: true, prerelease: true },
    answers: [201],
    once: true,
  });
  return readJson(forge, ReleaseSchema, response);
}

/**
 * Asks for a draft to be published under a tag. It is none of the project's own releases: GitHub never calls it the
 * latest, and to Gitea, which has no word for that, a pre-release never is.
 * @returns the answer, which may be a refusal of the tag
 */
export function publishDraft(forge: Forge, { id }: Release, tag: string): Promise<Response> {
  return requestForge(forge, {
    doing: `Publishing the release ${tag}`,
    method: 'PATCH',
    url: `/releases/${id}`,
    json: { tag_name: tag, draft: false, prerelease: true, make_latest: 'false' },
    // Gitea answers 500 where its database has the tag already.
    answers: [200, 409, 422, ...(forge.address.kind === 'gitea' ? [500] : [])],
  });
}

/** The release of an answer. @throws ConfigurationError when it does not hold one */
export function readRelease(forge: Forge, response: Response): Promise<Release> {
  return readJson(forge, ReleaseSchema, response);
}

/** Removes a release that is still a draft by now, and no other. */
export async function deleteDraft(forge: Forge, { id }: Release): Promise<void> {
  const doing = 'Removing a draft';
  const url = `/releases/${id}`;
  const found = await requestForge(forge, { doing, method: 'GET', url, answers: [200, 404] });
  if (found.status === 404) return void (await found.body?.cancel());
  if (!(await readJson(forge, ReleaseSchema, found)).draft) return;
  const response = await requestForge(forge, { doing, method: 'DELETE', url, answers: [204, 404] });
  await response.body?.cancel();
}

interface Upload {
  name: string;
  size: number;
  body: () => AsyncIterable<Uint8Array>;
}

/** Sends the one asset of a draft, as a stream. Not tried again: what came of it may stay behind in the draft. */
export async function uploadAsset(forge: Forge, release: Release, upload: Upload): Promise<Asset> {
  const response = await requestForge(forge, {
    doing: `Uploading ${upload.name}`,
    method: 'POST',
    url: `${release.upload_url.replace(/\{[^{}]*\}$/, '')}?name=${encodeURIComponent(upload.name)}`,
    headers: { 'content-type': 'application/x-tar', 'content-length': `${upload.size}` },
    body: upload.body,
    answers: [201],
    once: true,
  });
  return readJson(forge, AssetSchema, response);
}

/** The answer to a request for an asset, or for its bytes from `first` to `last`; undefined when it is gone. */
export async function openAsset(
  forge: Forge,
  asset: Asset,
  range?: { first: number; last: number },
): Promise<Response | undefined> {
  const response = await requestForge(forge, {
    doing: `Reading ${asset.name}`,
    method: 'GET',
    url: assetUrl(forge, asset),
    headers: {
      accept: 'application/octet-stream',
      'accept-encoding': 'identity',
      ...(range ? { range: `bytes=${range.first}-${range.last}` } : {}),
    },
    answers: [200, 206, 404, 416],
  });
  if (response.status !== 404) return response;
  await response.body?.cancel();
  return undefined;
}

/** GitHub gives the bytes of private assets by its interface alone, which sends us on; Gitea only where browsers get them. */
export function assetUrl({ address }: Forge, { id, browser_download_url }: Asset): string {
  return address.kind === 'gitea' ? browser_download_url : `${address.api}/releases/assets/${id}`;
}

async function readJson<Schema extends TSchema>(
  { address }: Forge,
  schema: Schema,
  response: Response,
): Promise<Type.Static<Schema>> {
  return checkManifest(
    schema,
    await response.json().catch(() => undefined),
    `The answer of ${new URL(address.api).host} about the releases of ${address.repository}`,
  );
}
