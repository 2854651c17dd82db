import * as Type from 'typebox';
import { DigestSchema } from '../../format/manifest/digest.ts';
import { Count, closed } from '../../format/manifest/schema.ts';

export const MANIFEST_MEDIA_TYPE = 'application/vnd.oci.image.manifest.v1+json';
export const CONFIG_MEDIA_TYPE = 'application/vnd.oci.image.config.v1+json';
export const LAYER_MEDIA_TYPE = 'application/vnd.oci.image.layer.v1.tar';
/** CNCF ModelPack's artifact type for a model (model-spec, "Image Manifest Extension Properties"). */
export const MODEL_ARTIFACT_TYPE = 'application/vnd.cncf.model.manifest.v1+json';
/** ModelPack's annotation of a layer: the file it holds. */
export const FILE_ANNOTATION = 'org.cncf.model.filepath';

/** Every file of a bundle lies here once it is mounted; KServe looks for models there. */
export const MODEL_ROOT = 'models/';

const Annotations = Type.Record(Type.String(), Type.String());

const LayerSchema = closed({
  mediaType: Type.Literal(LAYER_MEDIA_TYPE),
  digest: DigestSchema,
  size: Count,
  annotations: Annotations,
});
export type Layer = Type.Static<typeof LayerSchema>;

/** A bundle's manifest: OCI image manifest, schema version 2. Its digest is the model's identity. */
export const ImageManifestSchema = closed({
  schemaVersion: Type.Literal(2),
  mediaType: Type.Literal(MANIFEST_MEDIA_TYPE),
  artifactType: Type.Literal(MODEL_ARTIFACT_TYPE),
  config: closed({ mediaType: Type.Literal(CONFIG_MEDIA_TYPE), digest: DigestSchema, size: Count }),
  layers: Type.Array(LayerSchema, { minItems: 1 }),
  annotations: Annotations,
});
export type ImageManifest = Type.Static<typeof ImageManifestSchema>;

/** The image's configuration. A platform is required, and container runtimes do not compare it for a lone manifest. */
export const ImageConfigSchema = closed({
  architecture: Type.Literal('amd64'),
  os: Type.Literal('linux'),
  config: closed({}),
  rootfs: closed({ type: Type.Literal('layers'), diff_ids: Type.Array(DigestSchema) }),
});
export type ImageConfig = Type.Static<typeof ImageConfigSchema>;
