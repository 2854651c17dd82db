import { createHash } from 'node:crypto';
import type { Digest } from '../../../format/manifest/digest.ts';
import { ConfigurationError, describeError } from '../../../ground/errors/configuration-error.ts';
import type { Release, ReleaseAsset } from '../../../host/forge/release-schemas.ts';
import type { Releases, ReleaseText } from '../../../host/forge/releases.ts';
import { TransientError, withRetries } from '../../../host/http/retry.ts';
import type { Archive } from './archive.ts';
import type { Repository } from './repository.ts';

interface Upload {
  text: Omit<ReleaseText, 'tag'>;
  /** A tag that nothing else has, anew for every try: one that failed may have left its draft behind. */
  makeTag(): string;
  /** Of the asset. */
  name: string;
  archive: Archive;
  digest: Digest;
}

/**
 * Makes a draft with an archive, and holds what the forge keeps against what was sent. A try that fails takes its draft
 * away and the next begins anew: what an upload that broke off leaves behind differs between forges.
 */
export function uploadDraft(repository: Repository, upload: Upload): Promise<Release> {
  const { releases, log } = repository;
  return withRetries(log, async () => {
    const draft = await releases.createDraft({ tag: upload.makeTag(), ...upload.text });
    try {
      return { ...draft, assets: [await uploadWhole(repository, draft, upload)] };
    } catch (error) {
      await releases
        .removeDraft(draft)
        .catch((failure) => log.debug(`A draft stays behind: ${describeError(failure)}`));
      throw error;
    }
  });
}

async function uploadWhole(
  { url, releases }: Repository,
  draft: Release,
  { name, archive, digest }: Upload,
): Promise<ReleaseAsset> {
  const { size } = archive;
  const asset = await releases.uploadAsset(draft, {
    name,
    size,
    type: 'application/x-tar',
    body: archive.read(),
  });
  if (await isRightAsset(releases, asset, { size, digest })) return asset;
  throw new TransientError(
    new ConfigurationError(
      'SLW_STORE_UNFAITHFUL',
      `${name} reads back from the store ${url} otherwise than it was sent. Either a file changed meanwhile, or the forge loses bytes: run the step again.`,
    ),
  );
}

/** Whether an asset is this archive: by the digest that the forge took of it, or by reading it back where it takes none. */
export async function isRightAsset(
  releases: Releases,
  asset: ReleaseAsset,
  { size, digest }: { size: number; digest: Digest },
): Promise<boolean> {
  if (asset.size !== size || (asset.state ?? 'uploaded') !== 'uploaded') return false;
  if (asset.digest) return asset.digest === digest;
  const chunks = await releases.readAsset(asset, { offset: 0, size });
  const hash = createHash('sha256');
  for await (const chunk of chunks ?? []) hash.update(chunk);
  return `sha256:${hash.digest('hex')}` === digest;
}
