import type { Digest } from '../../format/manifest/digest.ts';
import type { Logger } from '../../ground/log/logger.ts';
import { openArtifactFolders } from './artifact-folders.ts';
import { openArtifactService } from './artifact-service.ts';
import type { Artifacts } from './artifacts.ts';

/**
 * The runner's artifact service (`service`: `RunContext.artifactService`), else folders `.slipway/artifacts/<name>` of
 * the project.
 */
export function openArtifacts({
  service,
  directory,
  log,
  expected,
}: {
  service: boolean;
  directory: string;
  log: Logger;
  /** The digest that was handed on with the artifact which is downloaded; undefined where none was. */
  expected?: Digest | undefined;
}): Artifacts {
  return service ? openArtifactService({ log, expected }) : openArtifactFolders({ directory, log, expected });
}
