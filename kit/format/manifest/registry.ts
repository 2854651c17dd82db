import * as Type from 'typebox';
import { DigestSchema } from './digest.ts';
import { Count, closed, manifestSchema, Name, ObjectName, SemanticVersion } from './schema.ts';

/** `models/<model>/versions/<version>/version.json`: what this version is. Immutable once merged. */
export const VersionSchema = manifestSchema('version', 1, {
  model: Name,
  version: SemanticVersion,
  bundle: DigestSchema,
  store: Type.String(),
  signature: DigestSchema,
  contract: DigestSchema,
  data: closed({ version: SemanticVersion, lock: DigestSchema }),
  code: closed({ commit: Type.Union([ObjectName, Type.Null()]) }),
  /** Key of the run. */
  run: Type.String(),
  training: closed({
    command: Type.String(),
    params: Type.Record(Type.String(), Type.Unknown()),
    seed: Type.Integer(),
  }),
  /** Digest and bytes of model.onnx. */
  artefact: closed({ digest: DigestSchema, size: Count }),
  /** How often each operator stands in the model, `domain.type` for those that are not ONNX's own. */
  operators: Type.Record(Type.String(), Count),
});
export type Version = Type.Static<typeof VersionSchema>;

/** `models/<model>/environments/<environment>.json`: the pointer a promotion changes. */
export const EnvironmentSchema = manifestSchema('environment', 1, {
  model: Name,
  environment: Name,
  version: SemanticVersion,
  bundle: DigestSchema,
});
export type Environment = Type.Static<typeof EnvironmentSchema>;
