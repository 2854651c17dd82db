import { type Call, NOT_FOUND, page, type RouteAnswer } from './forge-server-answers.ts';
import { renderAsset, renderRelease } from './forge-server-release-views.ts';
import type { ForgeState, ReleaseRecord } from './forge-server-state.ts';

/** Newest first; drafts only to whoever may write. */
export function listReleases(call: Call): RouteAnswer {
  const { state, isAnonymous } = call;
  const seen = state.releases.filter(({ draft }) => !(draft && isAnonymous)).reverse();
  return page(
    call,
    seen.map((release) => renderRelease(state, release)),
  );
}

export function createRelease({ state, body }: Call): RouteAnswer {
  const tag = `${body['tag_name']}`;
  if (state.kind === 'gitea' && state.releases.some((release) => release.tag === tag))
    return { status: 409, body: { message: 'Release is has no Tag' } };
  const draft = body['draft'] === true;
  const refusal = draft ? undefined : refuseTag(state, tag);
  if (refusal) return refusal;
  const release: ReleaseRecord = {
    id: state.nextReleaseId++,
    tag,
    title: `${body['name']}`,
    body: `${body['body']}`,
    draft,
    prerelease: body['prerelease'] === true,
    makeLatest: `${body['make_latest'] ?? 'true'}`,
    immutable: !draft && state.immutableReleases,
    assets: [],
  };
  state.releases.push(release);
  return { status: 201, body: renderRelease(state, release) };
}

export function getRelease({ state, parameters, isAnonymous }: Call): RouteAnswer {
  const release = findRelease(state, parameters['release_id']);
  if (!release || (release.draft && isAnonymous)) return NOT_FOUND;
  return { status: 200, body: renderRelease(state, release) };
}

export function updateRelease({ state, parameters, body }: Call): RouteAnswer {
  const release = findRelease(state, parameters['release_id']);
  if (!release) return NOT_FOUND;
  if (release.immutable && ('tag_name' in body || 'draft' in body))
    return refuseRelease({ code: 'custom', message: 'Release is immutable' });
  const tag = `${body['tag_name'] ?? release.tag}`;
  const draft = body['draft'] === undefined ? release.draft : body['draft'] === true;
  const refusal = draft ? undefined : refuseTag(state, tag, release);
  if (refusal) return refusal;
  Object.assign(release, {
    tag,
    draft,
    prerelease: body['prerelease'] === true,
    makeLatest: `${body['make_latest'] ?? 'true'}`,
    immutable: !draft && state.immutableReleases,
  });
  return { status: 200, body: renderRelease(state, release) };
}

export function deleteRelease({ state, parameters }: Call): RouteAnswer {
  const release = findRelease(state, parameters['release_id']);
  if (!release) return NOT_FOUND;
  state.releases.splice(state.releases.indexOf(release), 1);
  if (release.immutable) state.burntTags.add(release.tag);
  return { status: 204 };
}

export function uploadAsset({ state, parameters, query, raw = Buffer.of() }: Call): RouteAnswer {
  const release = findRelease(state, parameters['release_id']);
  if (!release) return NOT_FOUND;
  if (release.immutable)
    return refuseRelease({ code: 'custom', message: 'Cannot upload assets to an immutable release.' });
  const name = query.get('name') ?? '';
  if (state.kind === 'github' && release.assets.some((asset) => asset.name === name))
    return refuseRelease({ code: 'already_exists', field: 'name' });
  if (state.spoilsUploads) raw[raw.length - 2000] = (raw[raw.length - 2000] ?? 0) ^ 1;
  const asset = { id: state.nextReleaseId++, name, bytes: raw, state: 'uploaded' as const };
  release.assets.push(asset);
  return { status: 201, body: renderAsset(state, release, asset) };
}

/** GitHub leaves what came of an upload that broke off in the draft. */
export function leaveHalf({ state, parameters, query, raw = Buffer.of() }: Call): void {
  const bytes = raw.subarray(0, raw.length / 2);
  const name = query.get('name') ?? '';
  if (state.kind === 'github')
    findRelease(state, parameters['release_id'])?.assets.push({
      id: state.nextReleaseId++,
      name,
      bytes,
      state: 'open',
    });
}

/** GitHub sends a client that wants the bytes on to where they lie, for which the address alone is enough. */
export function getAsset({ state, parameters, accept, isAnonymous }: Call): RouteAnswer {
  for (const release of state.releases) {
    const asset = release.assets.find(({ id }) => `${id}` === parameters['asset_id']);
    if (!asset || (release.draft && isAnonymous)) continue;
    if (accept !== 'application/octet-stream')
      return { status: 200, body: renderAsset(state, release, asset) };
    if (state.kind === 'gitea') return NOT_FOUND;
    return { status: 302, headers: { location: `${state.storageUrl}/${asset.id}?signature=secret` } };
  }
  return NOT_FOUND;
}

function findRelease(state: ForgeState, id: string | undefined): ReleaseRecord | undefined {
  return state.releases.find((release) => `${release.id}` === id);
}

/** Why a release cannot be published under a tag. */
function refuseTag(state: ForgeState, tag: string, own?: ReleaseRecord): RouteAnswer | undefined {
  const others = state.releases.filter((release) => release !== own && release.tag === tag);
  if (state.kind === 'gitea') return others.length > 0 ? { status: 500, body: { message: '' } } : undefined;
  if (state.burntTags.has(tag))
    return refuseRelease({ code: 'custom', message: 'tag_name was used by an immutable release' });
  if (others.some(({ draft }) => !draft)) return refuseRelease({ code: 'already_exists', field: 'tag_name' });
  return undefined;
}

function refuseRelease(error: { code: string; message?: string; field?: string }): RouteAnswer {
  const errors = [{ resource: 'Release', ...error }];
  return {
    status: 422,
    body: { message: 'Validation Failed', documentation_url: 'https://docs.github.com/rest', errors },
  };
}
