import { createHash } from 'node:crypto';
import { readExample } from './forge-openapi.ts';
import type { AssetRecord, ForgeState, ReleaseRecord } from './forge-server-state.ts';

type Json = Record<string, unknown>;

/** A release as the forge shows it: GitHub's own example with the fields that matter replaced. */
export function renderRelease(state: ForgeState, release: ReleaseRecord): Json {
  const { id, tag, title, body, draft, prerelease, immutable, assets } = release;
  const own = `${apiOf(state)}/releases/${id}`;
  return {
    ...readExample('release'),
    id,
    url: own,
    assets_url: `${own}/assets`,
    upload_url: state.kind === 'gitea' ? `${own}/assets` : `${own}/assets{?name,label}`,
    html_url: `${state.url}/${state.repository}/releases/tag/${tag}`,
    tag_name: tag,
    name: title,
    body,
    draft,
    prerelease,
    ...(state.kind === 'gitea' ? {} : { immutable }),
    published_at: draft ? null : '2026-01-02T00:00:00Z',
    assets: assets.map((asset) => renderAsset(state, release, asset)),
  };
}

/** Gitea says neither digest nor state. */
export function renderAsset(state: ForgeState, { tag }: ReleaseRecord, asset: AssetRecord): Json {
  const { id, name, bytes } = asset;
  const gitea = { id, name, size: bytes.length, browser_download_url: `${state.url}/attachments/${id}` };
  if (state.kind === 'gitea') return gitea;
  return {
    ...readExample('release-asset'),
    ...gitea,
    url: `${apiOf(state)}/releases/assets/${id}`,
    browser_download_url: `${state.url}/${state.repository}/releases/download/${tag}/${name}`,
    state: asset.state,
    digest: state.withoutDigests ? null : `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
  };
}

function apiOf({ url, kind, repository }: ForgeState): string {
  return `${url}${kind === 'gitea' ? '/api/v1' : ''}/repos/${repository}`;
}
