import { canonicalJson } from '../../../kit/format/manifest/canonical-json.ts';
import { schemaIdOf } from '../../../kit/format/manifest/parse-manifest.ts';
import { type Environment, EnvironmentSchema } from '../../../kit/format/manifest/registry.ts';

/** The pointer of an environment, as its file holds it. */
export function renderPointer(pointer: Omit<Environment, '$schema'>): string {
  return canonicalJson({ $schema: schemaIdOf(EnvironmentSchema), ...pointer });
}
