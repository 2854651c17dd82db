import type { Releases } from './releases.ts';
import { type Connection, connect, type ForgeAccess } from './rest/connect.ts';
import { locateForge } from './rest/locate-forge.ts';
import { readAsset } from './rest/read-asset.ts';
import { createDraft, listReleases, publishDraft, removeDraft, uploadAsset } from './rest/releases.ts';

/**
 * The releases of a repository of GitHub or Gitea; the client is loaded before the first request.
 * @throws ConfigurationError for a repository that is not `owner/name`
 */
export function openReleases(access: ForgeAccess): Releases {
  locateForge(access);
  let connecting: Promise<Connection> | undefined;
  const open = () => {
    connecting ??= connect(access);
    return connecting;
  };
  return {
    hasToken: access.token !== undefined,
    list: async () => listReleases(await open()),
    createDraft: async (text) => createDraft(await open(), text),
    uploadAsset: async (draft, asset) => uploadAsset(await open(), { draft, asset }),
    publishDraft: async (draft, tag) => publishDraft(await open(), { draft, tag }),
    removeDraft: async (draft) => removeDraft(await open(), draft),
    readAsset: async (asset, span) => readAsset(await open(), { asset, span }),
  };
}
