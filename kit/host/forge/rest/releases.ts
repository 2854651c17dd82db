import type { TSchema } from 'typebox';
import * as Type from 'typebox';
import { checkManifest } from '../../../format/manifest/parse-manifest.ts';
import { type Release, type ReleaseAsset, ReleaseAssetSchema, ReleaseSchema } from '../release-schemas.ts';
import type { NewAsset, Publication, ReleaseText } from '../releases.ts';
import type { Connection, RestApi } from './connect.ts';
import type { Task } from './explain-rest-failure.ts';
import { listPages, PAGE_SIZE } from './list-pages.ts';
import { statusOf, wordsOf } from './rest-error.ts';

/** Pages read of the listing: GitHub gives 10,000 releases, a hundred on each. */
const MAX_PAGES = 100;

/** What reading releases takes. */
export const READ = {
  permission: 'contents: read',
  setting: 'check as well that there is such a repository',
};

const WRITE = {
  permission: 'contents: write',
  refusals: { other: 'A release needs a commit in the repository, and tags that no rule forbids.' },
};

/** Answers to a tag that is not to be had: Gitea answers 500 where its database has it already. */
const TAG_REFUSALS = { github: [409, 422], gitea: [409, 422, 500] };

/** Every release that the token lets us see. */
export async function listReleases(connection: Connection): Promise<Release[]> {
  const { owner, repo } = connection;
  const releases: Release[] = [];
  const pages = listPages(
    (page) => readPage(connection, { owner, repo, per_page: PAGE_SIZE, page }),
    MAX_PAGES,
  );
  for await (const release of pages) releases.push(release);
  return releases;
}

function readPage(connection: Connection, query: Parameters<RestApi['repos']['listReleases']>[0]) {
  return connection.perform({ doing: 'Listing the releases', ...READ }, async (api) => {
    const { data, headers } = await api.repos.listReleases(query);
    return { data: check(data, { connection, schema: Type.Array(ReleaseSchema) }), headers };
  });
}

/** Makes a draft. */
export function createDraft(connection: Connection, { tag, title, body }: ReleaseText): Promise<Release> {
  const { owner, repo } = connection;
  const text = { tag_name: tag, name: title, body };
  return connection.attempt({ doing: 'Making a draft of a release', ...WRITE }, async (api) => {
    const { data } = await api.repos.createRelease({ owner, repo, ...text, draft: true, prerelease: true });
    return check(data, { connection, schema: ReleaseSchema });
  });
}

/** Asks for a draft to be published under a tag. */
export function publishDraft(
  connection: Connection,
  { draft: { id }, tag }: { draft: Release; tag: string },
): Promise<Publication> {
  const { owner, repo, kind } = connection;
  const wanted = { tag_name: tag, draft: false, prerelease: true, make_latest: 'false' } as const;
  return connection.perform({ doing: `Publishing the release ${tag}`, ...WRITE }, async (api) => {
    try {
      const { data } = await api.repos.updateRelease({ owner, repo, release_id: id, ...wanted });
      return { state: 'published', release: check(data, { connection, schema: ReleaseSchema }) };
    } catch (error) {
      const status = statusOf(error);
      if (status === undefined || !TAG_REFUSALS[kind].includes(status)) throw error;
      return { state: 'refused', status, words: wordsOf(error) };
    }
  });
}

/** Removes a release that is still a draft by now. */
export async function removeDraft(connection: Connection, { id }: Release): Promise<void> {
  const { owner, repo } = connection;
  const place = { owner, repo, release_id: id };
  await connection.perform({ doing: 'Removing a draft', ...WRITE }, async (api) => {
    try {
      const { data } = await api.repos.getRelease(place);
      if (check(data, { connection, schema: ReleaseSchema }).draft) await api.repos.deleteRelease(place);
    } catch (error) {
      if (statusOf(error) !== 404) throw error;
    }
  });
}

/** Sends the one asset of a draft. */
export function uploadAsset(
  connection: Connection,
  { draft, asset }: { draft: Release; asset: NewAsset },
): Promise<ReleaseAsset> {
  const { name, size, type, body } = asset;
  const url = `${draft.upload_url.replace(/\{[^{}]*\}$/, '')}?name=${encodeURIComponent(name)}`;
  const headers = { 'content-type': type, 'content-length': `${size}` };
  return connection.attempt(describeUpload(connection, name), async (api) =>
    check(await api.upload(url, { headers, body }), { connection, schema: ReleaseAssetSchema }),
  );
}

function describeUpload({ kind }: Connection, name: string): Task {
  const setting = kind === 'gitea' ? ' (repository.release FILE_MAX_SIZE in its settings)' : '';
  const refusals = {
    ...WRITE.refusals,
    413: `The archive is larger than this forge takes${setting}. Use an s3:// or oci:// store.`,
  };
  return { doing: `Uploading ${name}`, ...WRITE, refusals };
}

function check<Schema extends TSchema>(
  data: unknown,
  { connection: { repository }, schema }: { connection: Connection; schema: Schema },
): Type.Static<Schema> {
  return checkManifest(schema, data, `The forge's answer about the releases of ${repository}`);
}
