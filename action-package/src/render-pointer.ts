import { canonicalJson } from '../../kit/manifest/canonical-json.ts';
import { schemaIdOf } from '../../kit/manifest/parse-manifest.ts';
import { type Environment, EnvironmentSchema } from '../../kit/manifest/registry.ts';

/** The pointer of an environment, as its file holds it. */
export function renderPointer(pointer: Omit<Environment, '$schema'>): string {
  return canonicalJson({ $schema: schemaIdOf(EnvironmentSchema), ...pointer });
}
