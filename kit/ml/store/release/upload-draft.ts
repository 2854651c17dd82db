import { createHash } from 'node:crypto';
import type { Digest } from '../../../format/manifest/digest.ts';
import { ConfigurationError, describeError } from '../../../ground/errors/configuration-error.ts';
import { TransientError, withRetries } from '../../../host/http/retry.ts';
import type { Archive } from './archive.ts';
import type { Forge } from './forge.ts';
import { readSpan } from './read-archive.ts';
import {
  type Asset,
  createDraft,
  deleteDraft,
  type Release,
  type ReleaseText,
  uploadAsset,
} from './releases-api.ts';

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
export function uploadDraft(forge: Forge, upload: Upload): Promise<Release> {
  return withRetries(forge.log, async () => {
    const draft = await createDraft(forge, { tag: upload.makeTag(), ...upload.text });
    try {
      return { ...draft, assets: [await uploadWhole(forge, draft, upload)] };
    } catch (error) {
      await deleteDraft(forge, draft).catch((failure) =>
        forge.log.debug(`A draft stays behind: ${describeError(failure)}`),
      );
      throw error;
    }
  });
}

async function uploadWhole(forge: Forge, draft: Release, { name, archive, digest }: Upload): Promise<Asset> {
  const { size } = archive;
  const asset = await uploadAsset(forge, draft, { name, size, body: archive.read });
  if (await isRightAsset(forge, asset, { size, digest })) return asset;
  throw new TransientError(
    new ConfigurationError(
      `${name} reads back from the store ${forge.address.url} otherwise than it was sent. Either a file changed meanwhile, or the forge loses bytes: run the step again.`,
    ),
  );
}

/** Whether an asset is this archive: by the digest that the forge took of it, or by reading it back where it takes none. */
export async function isRightAsset(
  forge: Forge,
  asset: Asset,
  { size, digest }: { size: number; digest: Digest },
): Promise<boolean> {
  if (asset.size !== size || (asset.state ?? 'uploaded') !== 'uploaded') return false;
  if (asset.digest) return asset.digest === digest;
  const chunks = await readSpan(forge, asset, { offset: 0, size });
  const hash = createHash('sha256');
  for await (const chunk of chunks ?? []) hash.update(chunk);
  return `sha256:${hash.digest('hex')}` === digest;
}
