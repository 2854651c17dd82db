import type { Facts } from './collect-facts.ts';

/**
 * The manifest's annotations: OCI's predefined keys where there is one (image-spec, "Pre-Defined Annotation Keys"), else
 * our own. Nothing that changes between two packagings of the same files.
 */
export function annotateBundle(facts: Facts, description: string | undefined): Record<string, string> {
  const { run, evaluation, lock } = facts;
  return {
    'org.opencontainers.image.title': run.model,
    ...(description ? { 'org.opencontainers.image.description': description } : {}),
    ...(run.code.commit === null ? {} : { 'org.opencontainers.image.revision': run.code.commit }),
    'io.github.slipway-mlops.model': run.model,
    'io.github.slipway-mlops.task': evaluation.task,
    'io.github.slipway-mlops.run': run.key,
    'io.github.slipway-mlops.data': lock.version,
  };
}
