import * as Type from 'typebox';
import { Count } from '../../format/manifest/schema.ts';

export const ReleaseAssetSchema = Type.Object({
  id: Count,
  name: Type.String(),
  size: Count,
  browser_download_url: Type.String(),
  /** Of GitHub alone: `sha256:…`; and whether all of it came. */
  digest: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  state: Type.Optional(Type.String()),
});
export type ReleaseAsset = Type.Static<typeof ReleaseAssetSchema>;

export const ReleaseSchema = Type.Object({
  id: Count,
  tag_name: Type.String(),
  draft: Type.Boolean(),
  published_at: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  body: Type.Optional(Type.Union([Type.String(), Type.Null()])),
  upload_url: Type.String(),
  assets: Type.Array(ReleaseAssetSchema),
});
export type Release = Type.Static<typeof ReleaseSchema>;
