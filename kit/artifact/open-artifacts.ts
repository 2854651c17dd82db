import type { Logger } from '../log/logger.ts';
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
}: {
  service: boolean;
  directory: string;
  log: Logger;
}): Artifacts {
  return service ? openArtifactService({ log }) : openArtifactFolders({ directory, log });
}
